<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">Byt lösenord</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Byt lösenord</h1>
  <p>När lösenordet är bytt loggar du in på nytt, överallt där du var inloggad.</p>
  <form method="post" action="/losenord" class="narrow">
    <xsl:call-template name="key"/>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'losenord'"/><xsl:with-param name="label" select="'Nuvarande lösenord'"/>
      <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocomplete" select="'current-password'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'losenord-nytt'"/><xsl:with-param name="label" select="'Nytt lösenord'"/>
      <xsl:with-param name="hint" select="'Minst 10 tecken. Flera ord efter varandra är lättare att minnas än krångliga tecken.'"/>
      <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocomplete" select="'new-password'"/>
    </xsl:call-template>
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="'losenord-igen'"/><xsl:with-param name="label" select="'Nytt lösenord en gång till'"/>
      <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocomplete" select="'new-password'"/>
    </xsl:call-template>
    <p><button type="submit">Byt lösenord</button></p>
  </form>
  <xsl:if test="mail/row/mail != ''">
    <section aria-labelledby="mejl"><h2 id="mejl">Morgonmejl</h2>
      <form method="post" action="/losenord/mejl" class="narrow">
        <xsl:call-template name="key"/>
        <p class="hint">På vardagsmorgnar när något nytt väntar på dig: antal och länkar, aldrig personuppgifter. Till <xsl:value-of select="mail/row/mail"/>; adressen ändrar en administratör.</p>
        <p><label class="choice"><input type="checkbox" name="morgonmejl" value="ja"><xsl:if test="mail/row/wants_mail != 'f'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> Jag vill ha morgonmejl</label></p>
        <p><button type="submit">Spara</button></p>
      </form>
    </section>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
