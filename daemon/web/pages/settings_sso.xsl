<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Katalogens grupper</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Katalogens grupper</h1>
  <xsl:call-template name="parts"/>
  <p>Den som loggar in med kommunens gemensamma inloggning får rollerna för sina grupper i katalogen, och mister dem när grupperna tas bort. Roller som en administratör har gett står kvar.</p>
  <xsl:choose>
    <xsl:when test="groups/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Grupper"><table>
        <thead><tr><th scope="col">Grupp</th><th scope="col">Roll</th><xsl:if test="$administers"><th scope="col"><span class="hidden">Ta bort</span></th></xsl:if></tr></thead>
        <tbody><xsl:for-each select="groups/row"><tr>
          <th scope="row"><xsl:value-of select="group_name"/></th>
          <td><xsl:call-template name="role"><xsl:with-param name="role" select="role"/></xsl:call-template></td>
          <xsl:if test="$administers"><td><form method="post" action="/installningar/sso">
            <xsl:call-template name="key"/>
            <input type="hidden" name="grupp" value="{group_name}"/><input type="hidden" name="roll" value="{role}"/><input type="hidden" name="vad" value="bort"/>
            <button type="submit" class="quiet">Ta bort<span class="hidden"> kopplingen av <xsl:value-of select="group_name"/></span></button></form></td></xsl:if>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen grupp är kopplad till någon roll. Den som loggar in gemensamt får då ingen roll av sig själv.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$administers"><section aria-labelledby="ny"><h2 id="ny">Koppla en grupp</h2>
    <form method="post" action="/installningar/sso" class="actions">
      <xsl:call-template name="key"/>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'grupp'"/><xsl:with-param name="label" select="'Gruppens namn i katalogen'"/></xsl:call-template>
      <xsl:call-template name="role-select"/>
      <button type="submit">Koppla</button>
    </form>
  </section></xsl:if>
</xsl:template>
</xsl:stylesheet>
