<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<!-- What a row of response_standing says to people. -->
<xsl:template name="answer-status">
  <xsl:choose>
    <xsl:when test="status = 'AB'">mottagen</xsl:when>
    <xsl:when test="status = 'IP'">granskas</xsl:when>
    <xsl:when test="status = 'UQ'">bestriden</xsl:when>
    <xsl:when test="status = 'CA'">godkänd till en del</xsl:when>
    <xsl:when test="status = 'RE'">avvisad</xsl:when>
    <xsl:when test="status = 'AP'">godkänd</xsl:when>
    <xsl:when test="status = 'PD'">betald</xsl:when>
  </xsl:choose>
  <xsl:text> </xsl:text><small>(<xsl:value-of select="status"/>)</small>
</xsl:template>

<xsl:template name="answer-where">
  <xsl:choose>
    <xsl:when test="endpoint">till <xsl:value-of select="endpoint"/></xsl:when>
    <xsl:otherwise>som brev; utföraren har ingen elektronisk adress</xsl:otherwise>
  </xsl:choose>
  <xsl:choose>
    <xsl:when test="way = 'post'">, genom accesspunkten</xsl:when>
    <xsl:when test="way = 'file' and endpoint">, i mappen för utgående svar</xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template name="answer-standing">
  <xsl:choose>
    <xsl:when test="standing = 'done'">levererat <xsl:value-of select="done_at"/></xsl:when>
    <xsl:when test="standing = 'aside'"><span class="state flagged">nekat</span> av accesspunkten <xsl:value-of select="tried_at"/>; skickas inte igen av sig självt</xsl:when>
    <xsl:when test="standing = 'failing'"><span class="state flagged">inte framme</span> Senaste försöket <xsl:value-of select="tried_at"/><xsl:if test="next_at">, nästa <xsl:value-of select="next_at"/></xsl:if></xsl:when>
    <xsl:otherwise>väntar på att skickas</xsl:otherwise>
  </xsl:choose>
  <xsl:if test="attempts &gt; 1"><br/><small><xsl:value-of select="attempts"/> försök</small></xsl:if>
</xsl:template>

<xsl:template name="answer-receipt">
  <xsl:choose>
    <xsl:when test="http_status">Kod <xsl:value-of select="http_status"/><xsl:if test="answer">: <xsl:value-of select="answer"/></xsl:if></xsl:when>
    <xsl:when test="answer"><small>Programmets meddelande:</small><xsl:text> </xsl:text><span lang="en"><xsl:value-of select="answer"/></span></xsl:when>
    <xsl:when test="standing = 'done'">filen är skriven</xsl:when>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
