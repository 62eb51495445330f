<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Vikarier</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Vikarier</h1>
  <xsl:call-template name="parts"/>
  <p>Under de dagar som anges ser vikarien den frånvarandes klienter och svarar på frågor om dem. Namn på den som har skyddade uppgifter ser bara den egna handläggaren.</p>
  <xsl:choose>
    <xsl:when test="substitutes/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Vikarier"><table>
        <thead><tr><th scope="col">Frånvarande</th><th scope="col">Vikarie</th><th scope="col">Läge</th><th scope="col">Från</th><th scope="col">Till</th><th scope="col">Införd av</th><xsl:if test="$administers"><th scope="col"><span class="hidden">Avsluta</span></th></xsl:if></tr></thead>
        <tbody><xsl:for-each select="substitutes/row"><tr>
          <th scope="row"><xsl:value-of select="for_name"/> <small> (<xsl:value-of select="for_login"/>)</small></th>
          <td><xsl:value-of select="by_name"/> <small> (<xsl:value-of select="by_login"/>)</small></td>
          <td><xsl:call-template name="applies"/></td>
          <td class="nowrap"><xsl:value-of select="valid_from"/></td>
          <td class="nowrap"><xsl:value-of select="valid_to"/></td>
          <td><xsl:value-of select="set_by"/></td>
          <xsl:if test="$administers"><td><xsl:if test="applies != 'ended'"><form method="post" action="/installningar/vikarier/{substitute_no}/slut">
            <xsl:call-template name="key"/><button type="submit" class="quiet">Avsluta<span class="hidden"> vikariatet för <xsl:value-of select="for_name"/></span></button></form></xsl:if></td></xsl:if>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen vikarierar för någon. När en handläggare är borta anger du här vem som tar hand om den frånvarandes klienter.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$administers"><section aria-labelledby="ny"><h2 id="ny">Ny vikarie</h2>
    <xsl:choose>
      <xsl:when test="users/row[officer = 't'] and count(users/row) &gt; 1">
        <form method="post" action="/installningar/vikarier" class="actions">
          <xsl:call-template name="key"/>
          <xsl:call-template name="select"><xsl:with-param name="name" select="'for'"/><xsl:with-param name="label" select="'Frånvarande'"/><xsl:with-param name="options" select="users/row[officer = 't']"/><xsl:with-param name="empty" select="'Välj'"/></xsl:call-template>
          <xsl:call-template name="select"><xsl:with-param name="name" select="'vikarie'"/><xsl:with-param name="label" select="'Vikarie'"/><xsl:with-param name="options" select="users/row"/><xsl:with-param name="empty" select="'Välj'"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till och med'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
          <button type="submit">Spara</button>
        </form>
      </xsl:when>
      <xsl:otherwise><p>Det behövs minst en handläggare och en person till. <a href="/installningar/anvandare">Lägg till användare</a>.</p></xsl:otherwise>
    </xsl:choose>
  </section></xsl:if>
</xsl:template>
</xsl:stylesheet>
