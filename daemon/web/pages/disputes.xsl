<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="which" select="/page/parameters/visa"/>
<xsl:template match="page" mode="title">Bestridda fakturor</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Bestridda fakturor</h1>
  <ul class="tabs" aria-label="Visa">
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'skriva'"/><xsl:with-param name="word" select="'Att skriva till utföraren'"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'vantar'"/><xsl:with-param name="word" select="'Väntar på utföraren'"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="to" select="'alla'"/><xsl:with-param name="word" select="'Alla'"/></xsl:call-template>
  </ul>
  <xsl:choose>
    <xsl:when test="disputes/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Bestridda fakturor">
        <table>
          <caption>Den som har väntat längst står först. Belopp i kronor utan moms.</caption>
          <thead><tr><th scope="col">Faktura</th><th scope="col">Utförare</th><th scope="col">Läge</th><th scope="col" class="number">Bestritt</th><th scope="col" class="number">Krediterat</th><th scope="col">Bestriden</th><th scope="col">Skickad</th><th scope="col">Svar väntas</th><th scope="col">Ansvarig</th></tr></thead>
          <tbody><xsl:for-each select="disputes/row"><tr>
            <th scope="row" class="nowrap"><a href="/faktura/{document_no}?tillstand=bestridd"><xsl:value-of select="invoice_no"/></a><br/>
              <a href="/bestridande/{dispute_no}"><xsl:choose><xsl:when test="sent_on">brevet</xsl:when><xsl:otherwise>skriv brevet</xsl:otherwise></xsl:choose><span class="hidden"> om <xsl:value-of select="invoice_no"/></span></a></th>
            <td><xsl:value-of select="seller"/></td>
            <td><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></td>
            <td class="number"><xsl:value-of select="av:amount(amount_ore)"/>
              <xsl:if test="vat_ore != 0"><br/><small>moms <xsl:value-of select="av:amount(vat_ore)"/></small></xsl:if></td>
            <td class="number"><xsl:if test="credit_ore != 0"><xsl:value-of select="av:amount(credit_ore)"/></xsl:if></td>
            <td class="nowrap"><xsl:value-of select="disputed_on"/><br/><small><xsl:value-of select="disputer"/></small></td>
            <td class="nowrap"><xsl:value-of select="sent_on"/><xsl:if test="not(sent_on) and state = 'disputed'">inte skickad</xsl:if></td>
            <td class="nowrap"><xsl:if test="state = 'disputed'"><xsl:value-of select="due_on"/>
              <xsl:if test="late = 't'"><br/><strong class="late">påminn, <xsl:value-of select="days"/> dagar har gått</strong></xsl:if></xsl:if></td>
            <td><xsl:value-of select="responsible"/></td>
          </tr></xsl:for-each></tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:when test="$which = 'skriva'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget brev är kvar att skriva. När en faktura bestrids läggs ett utkast här.'"/></xsl:call-template></xsl:when>
    <xsl:when test="$which = 'vantar'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen utförare är skyldig svar just nu.'"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen faktura är bestridd. Det görs på fakturans sida eller i listan över fakturor.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="tab">
  <xsl:param name="to"/><xsl:param name="word"/>
  <li><a href="/bestridda?visa={$to}"><xsl:if test="$which = $to"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="$word"/></a></li>
</xsl:template>
</xsl:stylesheet>
