<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">Avvikelsekatalog</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Avvikelsekatalog</h1>
  <p>Varje slags avvikelse som en faktura kan få, vad den betyder och vem som avgör den.</p>
  <form method="get" action="/avvikelser" class="filter" role="search">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'sok'"/><xsl:with-param name="label" select="'Sök'"/>
      <xsl:with-param name="type" select="'search'"/><xsl:with-param name="value" select="parameters/sok"/>
    </xsl:call-template>
    <div class="field">
      <label for="falt-ansvar">Avgörs av</label>
      <select name="ansvar" id="falt-ansvar">
        <option value="">Alla</option>
        <option value="finance"><xsl:if test="parameters/ansvar = 'finance'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Ekonomi</option>
        <option value="officer"><xsl:if test="parameters/ansvar = 'officer'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Handläggare</option>
      </select>
    </div>
    <button type="submit">Visa</button>
  </form>
  <xsl:call-template name="filters"/>
  <xsl:choose>
    <xsl:when test="kinds/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Avvikelser">
        <table>
          <caption><xsl:value-of select="count(kinds/row)"/> slags avvikelser</caption>
          <thead><tr><th scope="col">Kod</th><th scope="col">Avvikelse</th><th scope="col">Vad den betyder</th><th scope="col">Avgörs av</th><th scope="col">Stoppar fakturan</th></tr></thead>
          <tbody>
            <xsl:for-each select="kinds/row">
              <tr id="{code}">
                <td><xsl:value-of select="code"/></td>
                <th scope="row"><xsl:value-of select="title"/></th>
                <td class="prose"><xsl:value-of select="explanation"/>
                  <xsl:if test="source != ''"><br/><small><xsl:value-of select="source"/></small></xsl:if></td>
                <td><xsl:choose><xsl:when test="decider = 'officer'">handläggaren</xsl:when><xsl:otherwise>ekonomi</xsl:otherwise></xsl:choose></td>
                <td><xsl:choose>
                  <xsl:when test="flags = 'always'">alltid</xsl:when>
                  <xsl:when test="flags = 'above_zero'">när beloppet är över noll</xsl:when>
                  <xsl:otherwise>nej, bara upplysning</xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen avvikelse passar sökningen. Pröva ett annat ord, eller visa alla.'"/></xsl:call-template>
      <p><a href="/avvikelser">Visa alla</a></p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
