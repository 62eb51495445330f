<?xml version="1.0" encoding="UTF-8"?>
<!-- Registerutdrag: those taken out, and a form to take one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="report.xsl"/>
<xsl:template match="page" mode="more">
  <xsl:if test="user/role = 'officer' or user/role = 'unit_manager'">
    <form method="post" action="/rapporter/registerutdrag" class="actions">
      <xsl:call-template name="key"/>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'klient'"/><xsl:with-param name="label" select="'Klientens kod'"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'skal'"/><xsl:with-param name="label" select="'Varför'"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
      <button type="submit">Ta ut</button>
    </form>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
