<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="log_parts.xsl"/>
<xsl:template match="page" mode="title">Beslutslogg</xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="list" select="parameters"/>
  <xsl:variable name="file"><xsl:call-template name="same"><xsl:with-param name="path" select="'/beslutslogg.csv'"/></xsl:call-template></xsl:variable>
  <h1>Beslutslogg</h1>
  <p>Varje beslut som det fattades, med vem, när och varifrån. Ett beslut ändras aldrig; det ångras av ett nytt.</p>
  <form method="get" action="/beslutslogg" class="filter" role="search">
    <xsl:call-template name="select"><xsl:with-param name="name" select="'person'"/><xsl:with-param name="label" select="'Person'"/><xsl:with-param name="options" select="people/row"/><xsl:with-param name="value" select="$list/person"/><xsl:with-param name="empty" select="'Alla'"/></xsl:call-template>
    <div class="field"><label for="falt-vad">Beslut</label>
      <select name="vad" id="falt-vad"><option value="">Alla</option>
        <xsl:call-template name="kinds"><xsl:with-param name="rest" select="'approve dispute stop pay_anyway accept_finding review reopen note ask_officer answer confirm assign undo export pay facts_changed'"/></xsl:call-template>
      </select></div>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'sok'"/><xsl:with-param name="label" select="'Faktura, klientkod eller avvikelsekod'"/><xsl:with-param name="type" select="'search'"/><xsl:with-param name="value" select="$list/sok"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="$list/fran"/></xsl:call-template>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="$list/till"/></xsl:call-template>
    <button type="submit">Visa</button>
    <xsl:if test="$list/*[@standard = 'no']"><a href="/beslutslogg">Rensa</a></xsl:if>
  </form>
  <xsl:choose>
    <xsl:when test="decisions/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Beslut"><table>
        <caption>Nyast först, högst 100 åt gången. Belopp i kronor.</caption>
        <thead><tr><th scope="col">Nr</th><th scope="col">När</th><th scope="col">Vem</th><th scope="col">Beslut</th><th scope="col">Om</th><th scope="col" class="number">Belopp</th><th scope="col">Orsak och kommentar</th><th scope="col">Läge</th><th scope="col">Varifrån</th></tr></thead>
        <tbody><xsl:for-each select="decisions/row"><tr id="b{decision_no}">
          <td class="number"><xsl:value-of select="decision_no"/></td>
          <td class="nowrap"><xsl:value-of select="at"/></td>
          <td><xsl:choose>
            <xsl:when test="by_user != ''"><a href="/beslutslogg?person={by_user}"><xsl:value-of select="name"/></a><br/><small><xsl:value-of select="login"/></small></xsl:when>
            <xsl:otherwise><small>tjänsten själv</small></xsl:otherwise></xsl:choose></td>
          <th scope="row"><xsl:call-template name="kind"><xsl:with-param name="kind" select="what"/></xsl:call-template>
            <xsl:if test="answer != ''">: <xsl:call-template name="answer"/></xsl:if>
            <xsl:if test="undoes != ''"><br/><small>ångrar <xsl:value-of select="undoes"/></small></xsl:if>
            <xsl:if test="undone_by != ''"><br/><small>ångrat av <xsl:value-of select="undone_by"/></small></xsl:if>
            <xsl:if test="bulk_no != ''"><br/><small>tillsammans med andra</small></xsl:if></th>
          <td><xsl:if test="invoice_no != ''"><a href="/faktura/{document_no}"><xsl:if test="not(document_no)"><xsl:attribute name="href">/beslutslogg?sok=<xsl:value-of select="code"/></xsl:attribute></xsl:if><xsl:value-of select="invoice_no"/></a><br/></xsl:if>
            <small><xsl:value-of select="code"/><xsl:if test="client_id != ''"><xsl:if test="code != ''">, </xsl:if>klient <xsl:value-of select="client_id"/></xsl:if><xsl:if test="month != ''">, <xsl:value-of select="month"/></xsl:if></small></td>
          <td class="number"><xsl:value-of select="av:amount(amount_ore)"/></td>
          <td class="prose written"><xsl:value-of select="reason"/><xsl:if test="reason != '' and text != ''">: </xsl:if><xsl:value-of select="text"/></td>
          <td><xsl:if test="state_after != '' and state_after != state_before"><xsl:call-template name="state"><xsl:with-param name="state" select="state_after"/></xsl:call-template></xsl:if></td>
          <td class="nowrap"><xsl:value-of select="came_from"/></td>
        </tr></xsl:for-each></tbody>
      </table></div>
      <xsl:call-template name="further"><xsl:with-param name="last" select="decisions/row[last()]/decision_no"/><xsl:with-param name="count" select="count(decisions/row)"/></xsl:call-template>
      <p><a href="{$file}" class="button quiet">Hämta urvalet som CSV</a> <small> De 50<xsl:value-of select="$nbsp"/>000 senaste raderna i urvalet; öppnas i Excel.</small></p>
    </xsl:when>
    <xsl:when test="$list/*[@standard = 'no']">
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget beslut passar urvalet. Ta bort något av villkoren, eller välj andra dagar.'"/></xsl:call-template>
      <p><a href="/beslutslogg">Visa alla beslut</a></p>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga beslut är fattade än. De visas här så snart någon har avgjort en faktura.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="kinds">
  <xsl:param name="rest"/>
  <xsl:variable name="kind" select="substring-before(concat($rest, ' '), ' ')"/>
  <xsl:if test="$kind != ''">
    <option value="{$kind}"><xsl:if test="/page/parameters/vad = $kind"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="kind"><xsl:with-param name="kind" select="$kind"/></xsl:call-template></option>
    <xsl:call-template name="kinds"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>
<xsl:template name="kind">
  <xsl:param name="kind"/>
  <xsl:choose>
    <xsl:when test="$kind = 'approve'">godkänd</xsl:when>
    <xsl:when test="$kind = 'dispute'">bestriden</xsl:when>
    <xsl:when test="$kind = 'stop'">stoppad</xsl:when>
    <xsl:when test="$kind = 'pay_anyway'">betalas ändå</xsl:when>
    <xsl:when test="$kind = 'accept_finding'">beloppet hålls inne</xsl:when>
    <xsl:when test="$kind = 'review'">granskning påbörjad</xsl:when>
    <xsl:when test="$kind = 'reopen'">granskas igen</xsl:when>
    <xsl:when test="$kind = 'note'">anteckning</xsl:when>
    <xsl:when test="$kind = 'ask_officer'">fråga till handläggaren</xsl:when>
    <xsl:when test="$kind = 'answer'">svar från handläggaren</xsl:when>
    <xsl:when test="$kind = 'confirm'">månad bekräftad</xsl:when>
    <xsl:when test="$kind = 'assign'">tilldelad</xsl:when>
    <xsl:when test="$kind = 'undo'">ångrat</xsl:when>
    <xsl:when test="$kind = 'export'">skickad till betalning</xsl:when>
    <xsl:when test="$kind = 'pay'">betald</xsl:when>
    <xsl:when test="$kind = 'facts_changed'">underlaget ändrat</xsl:when>
    <xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="answer">
  <xsl:choose>
    <xsl:when test="answer = 'as_ordered'">utfört som beställt</xsl:when>
    <xsl:when test="answer = 'need_changed'">behovet har ändrats</xsl:when>
    <xsl:when test="answer = 'not_performed'">inte utfört</xsl:when>
    <xsl:otherwise>vet inte än</xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
