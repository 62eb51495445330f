<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:variable name="which" select="/page/parameters/visa"/>
<xsl:variable name="acts" select="/page/user/role = 'finance' or /page/user/role = 'unit_manager'"/>
<xsl:template match="page" mode="title">Återkrav</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Återkrav</h1>
  <p>Här står fakturor som redan var skickade till betalning när uppgifterna bakom dem ändrades. Ett belopp under noll är kommunens skuld till utföraren.</p>
  <ul class="tabs" aria-label="Visa">
    <li><a href="/aterkrav"><xsl:if test="$which = 'oppna'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Öppna</a></li>
    <li><a href="/aterkrav?visa=alla"><xsl:if test="$which = 'alla'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Alla</a></li>
  </ul>
  <xsl:choose>
    <xsl:when test="recoveries/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Återkrav">
        <table>
          <caption>Belopp i kronor utan moms.</caption>
          <thead><tr><th scope="col">Faktura</th><th scope="col">Utförare</th><th scope="col">Läge</th><th scope="col" class="number">Belopp</th><th scope="col">Sedan</th><th scope="col">Senast</th><xsl:if test="$acts"><th scope="col">Åtgärd</th></xsl:if></tr></thead>
          <tbody><xsl:apply-templates select="recoveries/row" mode="claim"/></tbody>
          <xsl:if test="recoveries/row/open_ore"><tfoot><tr><th scope="row" colspan="3">Att kräva och krävt</th>
            <td class="number"><xsl:value-of select="av:amount(recoveries/row[1]/open_ore)"/></td><td colspan="{2 + number($acts)}"></td></tr></tfoot></xsl:if>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga återkrav. De uppstår när uppgifter ändras efter att en faktura har skickats till betalning.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="row" mode="claim">
  <tr>
    <th scope="row" class="nowrap"><xsl:choose>
      <xsl:when test="leads = 't'"><a href="/faktura/{document_no}?tillstand=alla"><xsl:value-of select="invoice_no"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose></th>
    <td><xsl:value-of select="seller"/></td>
    <td><span><xsl:attribute name="class"><xsl:choose><xsl:when test="state = 'open' or state = 'sent'">state flagged</xsl:when><xsl:otherwise>state approved</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:choose><xsl:when test="state = 'open'">att kräva</xsl:when><xsl:when test="state = 'sent'">krävt</xsl:when><xsl:when test="state = 'recovered'">betalt</xsl:when><xsl:when test="state = 'written_off'">avskrivet</xsl:when><xsl:otherwise>gäller inte längre</xsl:otherwise></xsl:choose></span></td>
    <td class="number"><xsl:value-of select="av:amount(amount_ore)"/></td>
    <td class="nowrap"><xsl:value-of select="raised_on"/><br/><small><xsl:value-of select="days"/><xsl:choose><xsl:when test="days = 1"> dag</xsl:when><xsl:otherwise> dagar</xsl:otherwise></xsl:choose></small></td>
    <td class="prose"><xsl:if test="changer"><xsl:value-of select="changer"/>, <xsl:value-of select="changed_on"/></xsl:if>
      <xsl:if test="note"><br/><small class="written"><xsl:value-of select="note"/></small></xsl:if></td>
    <xsl:if test="$acts"><td><xsl:if test="state = 'open' or state = 'sent'">
      <form method="post" action="/aterkrav/{claim_no}" class="filter">
        <xsl:call-template name="key"/><xsl:call-template name="back"/><xsl:call-template name="no-enter"/>
        <div class="field"><label for="anteckning-{claim_no}">Kommentar</label><input type="text" name="anteckning" id="anteckning-{claim_no}" maxlength="2000"/></div>
        <xsl:if test="state = 'open'"><button type="submit" name="vad" value="sent">Markera som krävt</button></xsl:if>
        <button type="submit" name="vad" value="recovered" class="quiet">Markera som betalt</button>
        <xsl:if test="/page/user/role = 'unit_manager' or /page/user/role = 'approver'"><button type="submit" name="vad" value="written_off" class="quiet">Skriv av återkravet</button></xsl:if>
      </form></xsl:if></td></xsl:if>
  </tr>
</xsl:template>
</xsl:stylesheet>
