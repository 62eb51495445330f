<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<!-- What the pages below Inställningar share.  An auditor reads them, without the forms. -->
<xsl:variable name="administers" select="/page/user/role = 'administrator'"/>
<xsl:template name="parts">
  <nav aria-label="Inställningar"><ul class="tabs">
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar'"/><xsl:with-param name="word" select="'Överblick'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/anvandare'"/><xsl:with-param name="word" select="'Användare'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/delegation'"/><xsl:with-param name="word" select="'Delegation'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/insatser'"/><xsl:with-param name="word" select="'Insatser'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/vikarier'"/><xsl:with-param name="word" select="'Vikarier'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/utforare'"/><xsl:with-param name="word" select="'Utförare'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/sso'"/><xsl:with-param name="word" select="'Katalogens grupper'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/varden'"/><xsl:with-param name="word" select="'Tider och gränser'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/kallor'"/><xsl:with-param name="word" select="'Källor'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/karantan'"/><xsl:with-param name="word" select="'Karantän'"/></xsl:call-template>
    <xsl:call-template name="part"><xsl:with-param name="to" select="'/installningar/svar'"/><xsl:with-param name="word" select="'Svar'"/></xsl:call-template>
  </ul></nav>
</xsl:template>
<xsl:template name="part">
  <xsl:param name="to"/><xsl:param name="word"/>
  <li><a href="{$to}">
    <xsl:if test="/page/@path = $to or ($to != '/installningar' and starts-with(/page/@path, concat($to, '/')))"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
    <xsl:value-of select="$word"/></a></li>
</xsl:template>

<!-- now, coming, ended -->
<xsl:template name="applies">
  <xsl:param name="applies" select="applies"/>
  <xsl:choose>
    <xsl:when test="$applies = 'now'"><span class="state approved">gäller</span></xsl:when>
    <xsl:when test="$applies = 'coming'"><span class="state">kommande</span></xsl:when>
    <xsl:otherwise>avslutad</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="until">
  <xsl:choose><xsl:when test="valid_to != ''"><xsl:value-of select="valid_to"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose>
</xsl:template>

<!-- the roles to choose from; `among` limits them -->
<xsl:template name="role-select">
  <xsl:param name="name" select="'roll'"/><xsl:param name="label" select="'Roll'"/><xsl:param name="value"/>
  <xsl:param name="empty"/><xsl:param name="among" select="' finance officer unit_manager approver auditor administrator '"/>
  <xsl:variable name="now"><xsl:call-template name="sent"><xsl:with-param name="name" select="$name"/><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
  <div class="field"><label for="falt-{$name}"><xsl:value-of select="$label"/></label>
    <select name="{$name}" id="falt-{$name}">
      <xsl:if test="$empty"><option value=""><xsl:value-of select="$empty"/></option></xsl:if>
      <xsl:call-template name="role-options"><xsl:with-param name="rest" select="$among"/><xsl:with-param name="now" select="$now"/></xsl:call-template>
    </select></div>
</xsl:template>
<xsl:template name="role-options">
  <xsl:param name="rest"/><xsl:param name="now"/>
  <xsl:variable name="words" select="concat(normalize-space($rest), ' ')"/>
  <xsl:variable name="role" select="substring-before($words, ' ')"/>
  <xsl:if test="$role != ''">
    <option value="{$role}"><xsl:if test="$role = $now"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:call-template name="role"><xsl:with-param name="role" select="$role"/></xsl:call-template></option>
    <xsl:call-template name="role-options"><xsl:with-param name="rest" select="substring-after($words, ' ')"/><xsl:with-param name="now" select="$now"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- "finance,officer" → ekonomi, handläggare -->
<xsl:template name="role-words">
  <xsl:param name="roles"/>
  <xsl:variable name="role" select="substring-before(concat($roles, ','), ',')"/>
  <xsl:if test="$role != ''">
    <xsl:call-template name="role"><xsl:with-param name="role" select="$role"/></xsl:call-template>
    <xsl:if test="contains($roles, ',')">, <xsl:call-template name="role-words"><xsl:with-param name="roles" select="substring-after($roles, ',')"/></xsl:call-template></xsl:if>
  </xsl:if>
</xsl:template>

<!-- a field with words to choose from: those of the clients' register -->
<xsl:template name="word-field">
  <xsl:param name="name"/><xsl:param name="label"/><xsl:param name="value"/><xsl:param name="kind"/><xsl:param name="hint"/>
  <xsl:variable name="now"><xsl:call-template name="sent"><xsl:with-param name="name" select="$name"/><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
  <div class="field"><label for="falt-{$name}"><xsl:value-of select="$label"/></label>
    <p class="hint" id="falt-{$name}-hjalp"><xsl:value-of select="$hint"/></p>
    <input type="text" name="{$name}" id="falt-{$name}" value="{$now}" list="ord-{$kind}" aria-describedby="falt-{$name}-hjalp"/>
    <datalist id="ord-{$kind}"><xsl:for-each select="/page/words/row[kind = $kind]"><option value="{word}"/></xsl:for-each></datalist></div>
</xsl:template>

<!-- What waits for an administrator, on Inställningar and on Översikt. -->
<xsl:template name="to-care-for">
  <xsl:variable name="all" select="/page/overview/row"/>
  <xsl:if test="$all/officers_unclaimed &gt; 0 or $all/units_unclaimed &gt; 0 or $all/without_role &gt; 0 or $all/quarantined &gt; 0 or $all/answers_failed &gt; 0 or $all/delegations = 0">
    <section aria-labelledby="gora"><h2 id="gora">Att ta hand om</h2>
      <ul>
        <xsl:if test="$all/delegations = 0"><li><a href="/installningar/delegation">Delegationsordningen är tom</a>: ingen får godkänna en faktura på egen hand förrän den är ifylld.</li></xsl:if>
        <xsl:if test="$all/quarantined &gt; 0"><li><a href="/installningar/karantan"><xsl:value-of select="$all/quarantined"/> <xsl:choose><xsl:when test="$all/quarantined = 1"> fil</xsl:when><xsl:otherwise> filer</xsl:otherwise></xsl:choose> i karantän</a> gick inte att läsa.</li></xsl:if>
        <xsl:if test="$all/answers_failed &gt; 0"><li><a href="/installningar/svar"><xsl:value-of select="$all/answers_failed"/> svar till utförare</a> har inte kommit fram.</li></xsl:if>
        <xsl:if test="$all/without_role &gt; 0"><li><a href="/installningar/anvandare?visa=utan-roll"><xsl:value-of select="$all/without_role"/> användare utan roll</a> kan logga in men inte göra något.</li></xsl:if>
        <xsl:if test="$all/officers_unclaimed &gt; 0"><li>Handläggarkoder i klientregistret som ingen användare har:
          <xsl:for-each select="/page/words/row[kind = 'officer' and taken != 't']"><xsl:if test="position() &gt; 1">, </xsl:if><strong><xsl:value-of select="word"/></strong> (<xsl:value-of select="clients"/><xsl:choose><xsl:when test="clients = 1"> klient</xsl:when><xsl:otherwise> klienter</xsl:otherwise></xsl:choose>)</xsl:for-each>.
          Deras avvikelser når ingen handläggare. <a href="/installningar/anvandare">Lägg till användarna</a>.</li></xsl:if>
        <xsl:if test="$all/units_unclaimed &gt; 0"><li>Enheter utan enhetschef:
          <xsl:for-each select="/page/words/row[kind = 'unit' and taken != 't']"><xsl:if test="position() &gt; 1">, </xsl:if><strong><xsl:value-of select="word"/></strong></xsl:for-each>.</li></xsl:if>
      </ul>
    </section>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
