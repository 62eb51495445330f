<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:import href="time_axis.xsl"/>
<xsl:variable name="client" select="/page/client/row"/>

<xsl:template match="page" mode="title"><xsl:call-template name="client-name"/></xsl:template>

<xsl:template match="page" mode="main">
  <h1><xsl:call-template name="client-name"/></h1>
  <section aria-labelledby="manad"><h2 id="manad"><xsl:choose>
    <xsl:when test="$client/month">Dag för dag, <xsl:call-template name="month"><xsl:with-param name="month" select="$client/month"/></xsl:call-template></xsl:when>
    <xsl:otherwise>Dag för dag</xsl:otherwise></xsl:choose></h2>
    <xsl:call-template name="time-axis"><xsl:with-param name="named" select="false()"/></xsl:call-template>
  </section>
</xsl:template>

<xsl:template name="client-name">
  <xsl:choose><xsl:when test="$client/name"><xsl:value-of select="$client/name"/></xsl:when><xsl:otherwise>Klient <xsl:value-of select="$client/client_id"/></xsl:otherwise></xsl:choose>
</xsl:template>
</xsl:stylesheet>
