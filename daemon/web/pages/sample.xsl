<?xml version="1.0" encoding="UTF-8"?>
<!-- One sample: how it was drawn, what the checks gave, and its rows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="report.xsl"/>
<xsl:variable name="sample" select="/page/sample/row"/>
<xsl:template match="page" mode="title">Stickprov <xsl:value-of select="$sample/sample_no"/></xsl:template>
<xsl:template match="page" mode="way"><p class="way"><a href="/rapporter/stickprov">Alla stickprov</a></p></xsl:template>
<xsl:template match="page" mode="main">
  <xsl:apply-templates select="." mode="way"/>
  <h1>Stickprov <xsl:value-of select="$sample/sample_no"/>: <xsl:value-of select="$sample/what"/></h1>
  <dl class="facts">
    <dt>Period</dt><dd><xsl:value-of select="$sample/first_day"/> – <xsl:value-of select="$sample/last_day"/></dd>
    <dt>Draget</dt><dd><xsl:value-of select="$sample/drawn"/> av <xsl:value-of select="$sample/population"/> (<xsl:call-template name="value"><xsl:with-param name="type" select="'percent'"/><xsl:with-param name="value" select="$sample/percent"/></xsl:call-template>), av <xsl:value-of select="$sample/drawn_by"/><xsl:text> </xsl:text><xsl:value-of select="substring($sample/drawn_at, 1, 16)"/></dd>
    <dt>Frö</dt><dd><xsl:value-of select="$sample/seed"/></dd>
  </dl>
  <ul class="cards">
    <li class="card"><strong><xsl:value-of select="$sample/checked"/> av <xsl:value-of select="$sample/drawn"/></strong> granskade</li>
    <li class="card"><strong><xsl:value-of select="$sample/ok"/></strong> utan anmärkning</li>
    <li class="card"><strong><xsl:value-of select="$sample/remarks"/></strong> med anmärkning</li>
    <li class="card"><strong><xsl:value-of select="$sample/wrong"/></strong> fel</li>
  </ul>
  <p>Öppna en rad för att granska den. Där, och i filerna, står också beslutets datum och mängd, tiderna för attest och vem som har granskat.</p>
  <xsl:call-template name="report-table"/>
</xsl:template>
</xsl:stylesheet>
