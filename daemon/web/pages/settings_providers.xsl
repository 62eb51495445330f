<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Delvis bestridda fakturor</xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="link" select="menu/item[@path = '/utforare']"/>
  <h1>Delvis bestridda fakturor</h1>
  <xsl:call-template name="parts"/>
  <p>När en del av en faktura bestrids betalas resten enligt förslaget, eller så hålls hela fakturan inne tills utföraren har rättat den. Det följer av avtalet och anges för varje utförare<xsl:if test="$link"> på dess egen sida</xsl:if>.</p>
  <xsl:choose>
    <xsl:when test="providers/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Utförare"><table>
        <thead><tr><th scope="col">Utförare</th><th scope="col">Organisationsnummer</th><th scope="col">Delvis bestridd faktura</th><th scope="col">Angivet av</th></tr></thead>
        <tbody><xsl:for-each select="providers/row">
          <xsl:variable name="title"><xsl:choose><xsl:when test="name != ''"><xsl:value-of select="name"/></xsl:when><xsl:otherwise><xsl:value-of select="provider_id"/></xsl:otherwise></xsl:choose></xsl:variable>
          <tr>
          <th scope="row"><xsl:choose><xsl:when test="$link"><a href="/utforare/{provider_no}"><xsl:value-of select="$title"/></a></xsl:when><xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise></xsl:choose></th>
          <td class="nowrap"><xsl:value-of select="av:organisation(provider_id)"/></td>
          <td><xsl:choose><xsl:when test="partly_disputed = 'hold'">hålls inne</xsl:when><xsl:otherwise>betalas enligt förslaget</xsl:otherwise></xsl:choose></td>
          <td><xsl:if test="set_at != ''"><xsl:value-of select="set_by"/>, <xsl:value-of select="set_at"/></xsl:if></td>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga utförare än. De kommer med importen av filen providers.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
