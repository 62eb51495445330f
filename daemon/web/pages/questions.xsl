<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:import href="finding.xsl"/>
<xsl:import href="time_axis.xsl"/>
<xsl:variable name="invoice" select="/.."/>
<xsl:variable name="decides" select="false()"/>
<xsl:variable name="open" select="false()"/>
<xsl:variable name="one" select="/page/parameters/id"/>
<xsl:variable name="answers" select="/page/user/role[. = 'officer' or . = 'unit_manager' or . = 'auditor']"/>
<xsl:variable name="asks" select="/page/user/role[. = 'finance' or . = 'approver' or . = 'unit_manager']"/>
<xsl:variable name="shown"><xsl:choose>
  <xsl:when test="not($answers) and /page/parameters/visa = 'oppna'">stallda</xsl:when>
  <xsl:otherwise><xsl:value-of select="/page/parameters/visa"/></xsl:otherwise></xsl:choose></xsl:variable>
<xsl:variable name="own" select="$shown = 'stallda' or $shown = 'svar' or $shown = 'klara'"/>
<xsl:key name="on" match="/page/clients/row" use="question"/>
<xsl:key name="of" match="/page/clients/row" use="concat(question, ' ', client_no)"/>

<xsl:template match="page" mode="title">Frågor</xsl:template>

<xsl:template match="page" mode="main">
  <xsl:choose>
    <xsl:when test="$one">
      <nav class="pager" aria-label="Tillbaka"><a href="/fragor">Frågor</a></nav>
      <h1>Fråga från ekonomi</h1>
      <xsl:apply-templates select="questions/row" mode="question"/>
      <xsl:if test="axis/row"><section aria-labelledby="dagar"><h2 id="dagar">Dag för dag</h2><xsl:call-template name="time-axis"/></section></xsl:if>
    </xsl:when>
    <xsl:otherwise>
      <h1>Frågor</h1>
      <ul class="tabs">
        <xsl:if test="$answers">
          <xsl:call-template name="tab"><xsl:with-param name="value" select="'oppna'"/><xsl:with-param name="label"><xsl:choose><xsl:when test="/page/user/role = 'auditor'">Obesvarade</xsl:when><xsl:otherwise>Att svara på</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
          <xsl:call-template name="tab"><xsl:with-param name="value" select="'besvarade'"/><xsl:with-param name="label" select="'Besvarade och avgjorda'"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="$asks">
          <xsl:call-template name="tab"><xsl:with-param name="value" select="'stallda'"/><xsl:with-param name="label" select="'Dina frågor utan svar'"/></xsl:call-template>
          <xsl:call-template name="tab"><xsl:with-param name="value" select="'svar'"/><xsl:with-param name="label" select="'Svar har kommit'"/></xsl:call-template>
          <xsl:call-template name="tab"><xsl:with-param name="value" select="'klara'"/><xsl:with-param name="label" select="'Dina avslutade frågor'"/></xsl:call-template>
        </xsl:if>
      </ul>
      <xsl:choose>
        <xsl:when test="questions/row">
          <xsl:if test="questions/row[1]/many &gt; 100"><p>De 100 första av <xsl:value-of select="questions/row[1]/many"/> visas.<xsl:if test="user/role = 'auditor'"> Alla finns i <a href="/beslutslogg?vad=ask_officer">beslutsloggen</a>.</xsl:if></p></xsl:if>
          <xsl:apply-templates select="questions/row" mode="question"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text"><xsl:choose>
          <xsl:when test="user/role = 'auditor'">Det finns ingen sådan fråga.</xsl:when>
          <xsl:when test="$shown = 'besvarade'">Du har inte besvarat någon fråga än.</xsl:when>
          <xsl:when test="$shown = 'stallda'">Ingen av dina frågor saknar svar. Frågor ställs på fakturans sida.</xsl:when>
          <xsl:when test="$shown = 'svar'">Inget svar väntar på dig. Svar på dina frågor visas här tills fakturan är avgjord.</xsl:when>
          <xsl:when test="$shown = 'klara'">Ingen av dina frågor är avslutad än.</xsl:when>
          <xsl:otherwise>Ingen fråga väntar på svar. Frågor om dina klienter kommer hit från ekonomi.</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="tab">
  <xsl:param name="value"/><xsl:param name="label"/>
  <li><a href="/fragor?visa={$value}"><xsl:if test="$shown = $value"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="$label"/></a></li>
</xsl:template>

<xsl:template match="row" mode="question">
  <article class="finding" id="fraga-{question_no}" aria-labelledby="titel-{question_no}">
    <h2 id="titel-{question_no}"><xsl:call-template name="about"/>
      <xsl:if test="late = 't' and settled != 't'"><xsl:text> </xsl:text><span class="state stopped">sista svarsdag var <xsl:value-of select="due_on"/></span></xsl:if></h2>
    <div class="columns">
      <div>
        <p><small><xsl:value-of select="asker"/> frågade <xsl:if test="$own"><xsl:value-of select="to_whom"/>, </xsl:if><xsl:value-of select="asked_on"/><xsl:if test="not(answer) and late != 't' and settled != 't'">; <xsl:choose><xsl:when test="$own">svar väntas</xsl:when><xsl:otherwise>svara</xsl:otherwise></xsl:choose> senast <xsl:value-of select="due_on"/></xsl:if></small></p>
        <p class="written"><xsl:value-of select="text"/></p>
        <xsl:choose>
          <xsl:when test="answer"><p><strong>Svar</strong> <small><xsl:text> </xsl:text><xsl:value-of select="concat(answerer, ', ', answered_on)"/></small></p><p class="written"><xsl:value-of select="answer"/></p></xsl:when>
          <xsl:when test="withdrawn_on"><p>Frågan togs tillbaka <xsl:value-of select="withdrawn_on"/>.</p></xsl:when>
          <xsl:when test="settled = 't'"><p><strong>Avgjord utan svar.</strong> Det frågan gäller är redan avgjort<xsl:if test="document_state and not(finding_no)">: fakturan är <xsl:call-template name="state-word"><xsl:with-param name="state" select="document_state"/></xsl:call-template></xsl:if>.</p></xsl:when>
          <xsl:when test="$own"/>
          <xsl:when test="mine = 't'"><xsl:call-template name="answer"/></xsl:when>
          <xsl:otherwise><p>Väntar på svar<xsl:if test="to_whom != ''"> från <xsl:value-of select="to_whom"/></xsl:if>.</p></xsl:otherwise>
        </xsl:choose>
      </div>
      <div><xsl:call-template name="evidence"/></div>
    </div>
  </article>
</xsl:template>

<xsl:template name="about">
  <xsl:choose>
    <xsl:when test="name"><xsl:value-of select="name"/></xsl:when>
    <xsl:when test="client_id">Klient <xsl:value-of select="client_id"/></xsl:when>
    <xsl:otherwise>Faktura <xsl:value-of select="invoice_no"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="protected = 't'"> (skyddade uppgifter)</xsl:if>
  <xsl:if test="title">: <xsl:value-of select="title"/></xsl:if>
</xsl:template>

<xsl:template name="evidence">
  <xsl:if test="code">
    <p><xsl:if test="service"><xsl:value-of select="service"/>, <xsl:value-of select="av:month(month)"/>. </xsl:if><xsl:call-template name="numbers"/></p>
    <p><small><a href="/avvikelser#{code}"><xsl:value-of select="code"/></a><xsl:text> </xsl:text><xsl:value-of select="explanation"/></small></p>
    <xsl:if test="finding_state != 'open' or decided"><p><small>Avvikelsen är <xsl:choose>
      <xsl:when test="finding_state != 'open'"><xsl:call-template name="state-word"><xsl:with-param name="state" select="finding_state"/></xsl:call-template></xsl:when>
      <xsl:when test="decided = 'pay_anyway'">beslutad: betalas ändå</xsl:when><xsl:otherwise>beslutad: hålls inne</xsl:otherwise></xsl:choose>.</small></p></xsl:if>
  </xsl:if>
  <xsl:if test="invoice_no"><p>Faktura <xsl:choose><xsl:when test="$own"><a href="/faktura/{document_no}#fragor"><xsl:value-of select="invoice_no"/></a></xsl:when><xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose><xsl:if test="line_id != ''">, rad <xsl:value-of select="line_id"/></xsl:if>, från <xsl:value-of select="provider"/>, <xsl:value-of select="issue_date"/>: <xsl:value-of select="av:kronor(document_ore)"/> utan moms i sin helhet.</p></xsl:if>
  <xsl:if test="not($own)"><xsl:call-template name="clients"/></xsl:if>
  <xsl:if test="client_no and not($own)"><p><xsl:choose>
    <xsl:when test="$one and /page/axis/row"><a href="/klient/{client_no}?manad={month}">Allt om klienten</a></xsl:when>
    <xsl:otherwise><a href="/fragor/{question_no}?klient={client_no}&amp;manad={month}">Visa månaden dag för dag, med besöken</a></xsl:otherwise></xsl:choose></p></xsl:if>
</xsl:template>

<!-- A question about a whole invoice: whose of the reader's clients it is about, and what was found at them. -->
<xsl:template name="clients">
  <xsl:variable name="rows" select="key('on', question_no)"/>
  <xsl:if test="$rows">
    <p>Dina klienter på fakturan:</p>
    <ul><xsl:for-each select="$rows[generate-id() = generate-id(key('of', concat(question, ' ', client_no))[1])]"><li>
      <a href="/klient/{client_no}?manad={month}"><xsl:choose><xsl:when test="name"><xsl:value-of select="name"/></xsl:when><xsl:otherwise>Klient <xsl:value-of select="client_id"/></xsl:otherwise></xsl:choose></a><xsl:if test="protected = 't'"> (skyddade uppgifter)</xsl:if>, <xsl:value-of select="lines"/><xsl:choose><xsl:when test="lines = 1"> rad</xsl:when><xsl:otherwise> rader</xsl:otherwise></xsl:choose>, <xsl:value-of select="av:kronor(net_ore)"/>
      <xsl:if test="finding_no"><ul><xsl:for-each select="key('of', concat(question, ' ', client_no))"><li>
        <xsl:choose><xsl:when test="hers = 't'"><a href="/bevakning?amne=fakturor#avvikelse-{finding_no}"><xsl:value-of select="title"/></a></xsl:when><xsl:otherwise><xsl:value-of select="title"/></xsl:otherwise></xsl:choose>
        <xsl:if test="line_id != ''">, rad <xsl:value-of select="line_id"/></xsl:if><xsl:if test="amount_ore">: <xsl:value-of select="av:kronor(amount_ore)"/></xsl:if></li></xsl:for-each></ul></xsl:if></li>
    </xsl:for-each></ul>
  </xsl:if>
</xsl:template>

<xsl:template name="answer">
  <form method="post" action="/fragor/{question_no}/svar">
    <xsl:call-template name="key"/>
    <input type="hidden" name="klient" value="{client_no}"/><input type="hidden" name="manad" value="{month}"/>
    <xsl:call-template name="textarea"><xsl:with-param name="name" select="'svar'"/><xsl:with-param name="label" select="'Ditt svar'"/><xsl:with-param name="id" select="concat('svar-', question_no)"/></xsl:call-template>
    <button type="submit">Skicka svaret</button>
  </form>
</xsl:template>
</xsl:stylesheet>
