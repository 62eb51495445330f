<?xml version="1.0" encoding="UTF-8"?>
<!-- One drawn order or approval: its facts, the checklist, and the outcome. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="item" select="/page/item/row"/>
<xsl:variable name="sample" select="/page/sample/row"/>
<xsl:variable name="outcome"><xsl:call-template name="sent"><xsl:with-param name="name" select="'utfall'"/><xsl:with-param name="value" select="$item/outcome_code"/></xsl:call-template></xsl:variable>
<xsl:template match="page" mode="title">Stickprov <xsl:value-of select="$sample/sample_no"/>, rad <xsl:value-of select="$item/place"/></xsl:template>
<xsl:template match="page" mode="main">
  <p class="way"><a href="/rapporter/stickprov/{$sample/sample_no}">Stickprov <xsl:value-of select="$sample/sample_no"/></a></p>
  <h1>Rad <xsl:value-of select="$item/place"/> av <xsl:value-of select="$sample/drawn"/></h1>
  <dl class="facts">
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Beställning'"/><xsl:with-param name="text" select="$item/order_id"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Klient'"/><xsl:with-param name="text" select="$item/client_id"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Handläggare'"/><xsl:with-param name="text" select="$item/officer"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Insats'"/><xsl:with-param name="text" select="$item/service"/></xsl:call-template>
    <xsl:if test="$item/invoice_no"><dt>Faktura</dt><dd><a href="/faktura/{$item/document_no}"><xsl:value-of select="$item/invoice_no"/></a></dd></xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Utförare'"/><xsl:with-param name="text" select="$item/provider"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Beslut'"/><xsl:with-param name="text" select="concat($item/decision_id, ' ', $item/decided_on)"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Lagrum'"/><xsl:with-param name="text" select="$item/legal_basis"/></xsl:call-template>
    <xsl:if test="$item/valid_from"><dt>Gäller</dt><dd><xsl:value-of select="$item/valid_from"/> – <xsl:choose><xsl:when test="$item/valid_to"><xsl:value-of select="$item/valid_to"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose></dd>
      <dt>Mängd</dt><dd><xsl:value-of select="av:number($item/quantity, $item/unit)"/><xsl:text> </xsl:text><xsl:value-of select="$item/per"/></dd></xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Följs upp senast'"/><xsl:with-param name="text" select="$item/review_by"/></xsl:call-template>
    <xsl:if test="$item/pay_ore"><dt>Att betala</dt><dd><xsl:value-of select="av:kronor($item/pay_ore)"/></dd></xsl:if>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Första attest'"/><xsl:with-param name="text" select="concat($item/first_by, ' ', substring($item/first_at, 1, 16))"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Attest'"/><xsl:with-param name="text" select="concat($item/final_by, ' ', substring($item/final_at, 1, 16))"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Gräns den dagen'"/><xsl:with-param name="text" select="$item/limit_text"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="word" select="'Inom gränsen'"/><xsl:with-param name="text" select="$item/within"/></xsl:call-template>
  </dl>
  <xsl:choose>
    <xsl:when test="user/role = 'finance' or user/role = 'unit_manager'"><xsl:call-template name="check"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="checked"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="next/row"><p><a href="/rapporter/stickprov/{$sample/sample_no}/{next/row/item}">Nästa rad som inte är granskad</a></p></xsl:if>
</xsl:template>

<xsl:template name="fact">
  <xsl:param name="word"/><xsl:param name="text"/>
  <xsl:if test="normalize-space($text) != ''"><dt><xsl:value-of select="$word"/></dt><dd><xsl:value-of select="normalize-space($text)"/></dd></xsl:if>
</xsl:template>

<xsl:template name="check">
  <form method="post" action="{/page/@path}">
    <xsl:call-template name="key"/>
    <xsl:if test="/page/next/row"><input type="hidden" name="vidare" value="/rapporter/stickprov/{$sample/sample_no}/{/page/next/row/item}"/></xsl:if>
    <fieldset><legend>Kryssa för det som är i sin ordning</legend>
      <xsl:for-each select="/page/points/row">
        <label class="choice"><input type="checkbox" name="punkt" value="{point}">
          <xsl:if test="(/page/form and /page/form/field[@name = 'punkt'] = string(point)) or (not(/page/form) and fine = 't')"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
          <span><xsl:value-of select="title"/></span></label>
      </xsl:for-each>
    </fieldset>
    <fieldset><legend>Utfall</legend>
      <xsl:call-template name="outcome"><xsl:with-param name="code" select="'ok'"/><xsl:with-param name="word" select="'Utan anmärkning'"/></xsl:call-template>
      <xsl:call-template name="outcome"><xsl:with-param name="code" select="'remark'"/><xsl:with-param name="word" select="'Anmärkning'"/></xsl:call-template>
      <xsl:call-template name="outcome"><xsl:with-param name="code" select="'wrong'"/><xsl:with-param name="word" select="'Fel som ska rättas'"/></xsl:call-template>
      <xsl:call-template name="textarea"><xsl:with-param name="name" select="'anteckning'"/><xsl:with-param name="label" select="'Kommentar'"/><xsl:with-param name="hint" select="'Måste skrivas vid anmärkning och fel.'"/><xsl:with-param name="value" select="$item/comment"/></xsl:call-template>
    </fieldset>
    <button type="submit">Spara</button>
  </form>
</xsl:template>
<xsl:template name="outcome">
  <xsl:param name="code"/><xsl:param name="word"/>
  <label class="choice"><input type="radio" name="utfall" value="{$code}" required="required">
    <xsl:if test="$outcome = $code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><span><xsl:value-of select="$word"/></span></label>
</xsl:template>
<xsl:template name="checked">
  <h2>Granskning</h2>
  <xsl:choose>
    <xsl:when test="$item/outcome"><p><xsl:value-of select="$item/outcome"/>, <xsl:value-of select="$item/checked_by"/><xsl:text> </xsl:text><xsl:value-of select="substring($item/checked_at, 1, 16)"/></p>
      <p class="written"><xsl:value-of select="$item/comment"/></p>
      <ul><xsl:for-each select="/page/points/row"><li><xsl:value-of select="title"/>: <xsl:choose><xsl:when test="fine = 't'">ja</xsl:when><xsl:otherwise>nej</xsl:otherwise></xsl:choose></li></xsl:for-each></ul></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Raden är inte granskad än. Ekonomi eller enhetschef granskar den.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
