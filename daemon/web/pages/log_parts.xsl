<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<!-- Paging of a log by where the page ended, and the same selection elsewhere. -->
<xsl:template name="same">
  <xsl:param name="path"/>
  <xsl:variable name="here"><xsl:call-template name="link"><xsl:with-param name="set" select="'fore'"/></xsl:call-template></xsl:variable>
  <xsl:value-of select="$path"/>
  <xsl:if test="contains($here, '?')">?<xsl:value-of select="substring-after($here, '?')"/></xsl:if>
</xsl:template>
<xsl:template name="further">
  <xsl:param name="last"/><xsl:param name="count"/>
  <xsl:variable name="newest"><xsl:call-template name="link"><xsl:with-param name="set" select="'fore'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="older"><xsl:call-template name="link"><xsl:with-param name="set" select="'fore'"/><xsl:with-param name="to" select="$last"/></xsl:call-template></xsl:variable>
  <xsl:if test="$count = 100 or /page/parameters/fore != ''">
    <nav class="pager" aria-label="Sidor">
      <xsl:if test="/page/parameters/fore != ''"><a href="{$newest}">Nyaste</a></xsl:if>
      <xsl:if test="$count = 100"><a href="{$older}" rel="next">Äldre</a></xsl:if>
    </nav>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
