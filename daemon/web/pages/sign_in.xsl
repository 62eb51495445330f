<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">Logga in</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Logga in</h1>
  <xsl:if test="not(message)"><xsl:apply-templates select="parameters/utloggad"/></xsl:if>
  <form method="post" action="/logga-in" class="narrow">
    <xsl:if test="parameters/vidare"><input type="hidden" name="vidare" value="{parameters/vidare}"/></xsl:if>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'anvandare'"/><xsl:with-param name="label" select="'Användarnamn'"/>
      <xsl:with-param name="autocomplete" select="'username'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'losenord'"/><xsl:with-param name="label" select="'Lösenord'"/>
      <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocomplete" select="'current-password'"/>
    </xsl:call-template>
    <p><button type="submit">Logga in</button></p>
    <p class="hint">Har du glömt lösenordet? Be administratören om ett nytt.</p>
  </form>
</xsl:template>
<!-- why nobody is signed in any more -->
<xsl:template match="utloggad">
  <div class="message done" role="status"><p>Du är utloggad.</p></div>
</xsl:template>
<xsl:template match="utloggad[. = 'losenord']">
  <div class="message done" role="status"><p>Lösenordet är bytt. Logga in med det nya.</p></div>
</xsl:template>
<xsl:template match="utloggad[. = 'tid']">
  <div class="message error" role="alert"><p>Du har loggats ut efter en tid utan aktivitet. Logga in för att fortsätta.</p></div>
</xsl:template>
<xsl:template match="utloggad[. = 'avbruten']">
  <div class="message error" role="alert"><p>Du hade loggats ut, så det du skickade är inte sparat. Logga in och gör om det.</p></div>
</xsl:template>
</xsl:stylesheet>
