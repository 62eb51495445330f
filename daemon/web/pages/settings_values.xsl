<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Tider och gränser</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Tider och gränser</h1>
  <xsl:call-template name="parts"/>
  <div class="scroll" tabindex="0" role="region" aria-label="Tider och gränser"><table>
    <thead><tr><th scope="col">Vad</th><th scope="col">Värde</th><th scope="col">Tillåtet</th></tr></thead>
    <tbody><xsl:for-each select="values/row"><tr>
      <th scope="row"><xsl:value-of select="title"/></th>
      <td><xsl:choose><xsl:when test="$administers"><form method="post" action="/installningar/varden/{name}" class="inline">
        <xsl:call-template name="key"/>
        <input type="number" name="varde" value="{value}" min="{least}" max="{most}" required="required" aria-label="{title}"/>
        <button type="submit" class="quiet">Spara<span class="hidden">: <xsl:value-of select="title"/></span></button></form></xsl:when><xsl:otherwise><xsl:value-of select="value"/></xsl:otherwise></xsl:choose></td>
      <td class="nowrap"><xsl:value-of select="least"/>–<xsl:value-of select="most"/></td>
    </tr></xsl:for-each></tbody>
  </table></div>
</xsl:template>
</xsl:stylesheet>
