<?xml version="1.0" encoding="UTF-8"?>
<!-- What went wrong, and the way on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="layout.xsl"/>
<xsl:template match="page" mode="title">
  <xsl:choose>
    <xsl:when test="@status = 400 and message">Något i urvalet går inte att läsa</xsl:when>
    <xsl:when test="@status = 400">Adressen går inte att läsa</xsl:when>
    <xsl:when test="@status = 403">Det får du inte göra</xsl:when>
    <xsl:when test="@status = 404">Sidan finns inte</xsl:when>
    <xsl:when test="@status = 405">Så kan sidan inte användas</xsl:when>
    <xsl:when test="@status = 409">Något har ändrats sedan du tittade</xsl:when>
    <xsl:when test="@status = 413">Det du skickade är för stort</xsl:when>
    <xsl:when test="@status = 415">Formuläret går inte att läsa</xsl:when>
    <xsl:when test="@status = 422">Något behöver rättas</xsl:when>
    <xsl:when test="@status = 429">För många försök</xsl:when>
    <xsl:when test="@status = 503">Tjänsten är inte tillgänglig just nu</xsl:when>
    <xsl:otherwise>Något gick fel hos oss</xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="page" mode="main">
  <h1><xsl:apply-templates select="." mode="title"/></h1>
  <p>
    <xsl:choose>
      <xsl:when test="@status = 400 and message">Gå tillbaka, rätta det som står ovan och visa igen.</xsl:when>
      <xsl:when test="@status = 400">Adressen eller något värde i den är felskrivet. Gå till startsidan och välj därifrån.</xsl:when>
      <xsl:when test="@status = 403">Din roll räcker inte, eller formuläret är för gammalt. Inget har ändrats. Behöver du göra detta, be administratören om behörighet.</xsl:when>
      <xsl:when test="@status = 404">Det du söker finns inte, eller så är det inte ditt att se. Kontrollera adressen, eller gå till startsidan.</xsl:when>
      <xsl:when test="@status = 405">Sidan kan inte nås på det sättet. Gå till startsidan och välj därifrån.</xsl:when>
      <xsl:when test="@status = 409">Någon annan har hunnit före. Gå tillbaka och ladda om sidan, så ser du hur det står till nu.<xsl:if test="form"> Ditt beslut är inte sparat.</xsl:if></xsl:when>
      <xsl:when test="@status = 413">Korta texten eller välj färre rader, och försök igen. Inget har ändrats.</xsl:when>
      <xsl:when test="@status = 415">Skicka formuläret från sidan där det står. Inget har ändrats.</xsl:when>
      <xsl:when test="@status = 422">Gå tillbaka, rätta det som står ovan och försök igen. Inget har ändrats.</xsl:when>
      <xsl:when test="@status = 429">Vänta en stund och försök igen.</xsl:when>
      <xsl:when test="@status = 503">Försök igen om en liten stund. Inget har ändrats.</xsl:when>
      <xsl:otherwise>Felet är antecknat. Försök igen; händer det på nytt, säg till administratören vad du gjorde. Inget har ändrats.</xsl:otherwise>
    </xsl:choose>
  </p>
  <xsl:if test="form/field[. != '' and @name != 'vidare' and string-length(.) &gt; 20]">
    <h2>Det du skrev</h2>
    <p>Kopiera det om du vill använda det igen.</p>
    <xsl:for-each select="form/field[. != '' and @name != 'vidare' and string-length(.) &gt; 20]">
      <pre class="written"><xsl:value-of select="."/></pre>
    </xsl:for-each>
  </xsl:if>
  <p><a href="/">Till startsidan</a></p>
</xsl:template>
</xsl:stylesheet>
