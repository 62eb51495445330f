<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">Översikt</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Översikt</h1>
  <ul class="plain">
    <xsl:for-each select="menu/item[@path != '/']">
      <li><a href="{@path}"><xsl:value-of select="."/></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>
</xsl:stylesheet>
