<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Inställningar</xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="all" select="overview/row"/>
  <h1>Inställningar</h1>
  <xsl:call-template name="parts"/>
  <xsl:call-template name="to-care-for"/>
  <dl class="facts">
    <dt><a href="/installningar/anvandare">Användare</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/active"/><xsl:with-param name="one" select="'aktiv'"/><xsl:with-param name="many" select="'aktiva'"/></xsl:call-template>, <xsl:call-template name="many"><xsl:with-param name="number" select="$all/disabled"/><xsl:with-param name="one" select="'avstängd'"/><xsl:with-param name="many" select="'avstängda'"/></xsl:call-template></dd>
    <dt><a href="/installningar/delegation">Delegation</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/delegations"/><xsl:with-param name="one" select="'rad gäller'"/><xsl:with-param name="many" select="'rader gäller'"/></xsl:call-template> i dag</dd>
    <dt><a href="/installningar/insatser">Insatser</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/services"/><xsl:with-param name="one" select="'insats'"/><xsl:with-param name="many" select="'insatser'"/></xsl:call-template>, <xsl:value-of select="$all/without_group"/> utan grupp i delegationsordningen, <xsl:value-of select="$all/with_tolerance"/> med tolerans</dd>
    <dt><a href="/installningar/vikarier">Vikarier</a></dt><dd><xsl:value-of select="$all/substitutes"/> i dag</dd>
    <dt><a href="/installningar/utforare">Utförare</a></dt><dd><xsl:value-of select="$all/holds"/> vars delvis bestridda fakturor hålls inne i sin helhet</dd>
    <dt><a href="/installningar/sso">Katalogens grupper</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/sso_groups"/><xsl:with-param name="one" select="'kopplad till en roll'"/><xsl:with-param name="many" select="'kopplade till roller'"/></xsl:call-template></dd>
    <dt><a href="/installningar/varden">Tider och gränser</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/settings"/><xsl:with-param name="one" select="'värde'"/><xsl:with-param name="many" select="'värden'"/></xsl:call-template></dd>
    <dt><a href="/installningar/kallor">Källor</a></dt><dd><xsl:choose><xsl:when test="$all/last_receipt != ''">senaste filen kom <xsl:value-of select="$all/last_receipt"/></xsl:when><xsl:otherwise>ingen fil har kommit än</xsl:otherwise></xsl:choose></dd>
    <dt><a href="/installningar/karantan">Karantän</a></dt><dd><xsl:call-template name="many"><xsl:with-param name="number" select="$all/quarantined"/><xsl:with-param name="one" select="'fil väntar'"/><xsl:with-param name="many" select="'filer väntar'"/></xsl:call-template></dd>
    <dt><a href="/installningar/svar">Svar till utförare</a></dt><dd><xsl:value-of select="$all/answers_failed"/> inte framme</dd>
  </dl>
  <xsl:if test="not($administers)"><p class="hint">Du läser inställningarna och kan inte ändra dem.</p></xsl:if>
  <p class="hint">Allt som ändras här antecknas i åtkomstloggen med vem, när och varifrån. Ingen kan ändra sin egen behörighet.</p>
</xsl:template>
<xsl:template name="many">
  <xsl:param name="number"/><xsl:param name="one"/><xsl:param name="many"/>
  <xsl:value-of select="concat($number, ' ')"/>
  <xsl:choose><xsl:when test="$number = 1"><xsl:value-of select="$one"/></xsl:when><xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise></xsl:choose>
</xsl:template>
</xsl:stylesheet>
