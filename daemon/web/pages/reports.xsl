<?xml version="1.0" encoding="UTF-8"?>
<!-- Rapporter: what there is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">Rapporter</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Rapporter</h1>
  <p>Varje rapport kan läsas här, skrivas ut och hämtas som Excel eller CSV. Du ser det som din roll får se.</p>
  <ul class="plain"><xsl:for-each select="reports/report">
    <li><h2><a href="{@path}"><xsl:value-of select="@title"/></a></h2><p><xsl:value-of select="."/></p></li>
  </xsl:for-each></ul>
</xsl:template>
</xsl:stylesheet>
