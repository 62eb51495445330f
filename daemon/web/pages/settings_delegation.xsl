<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Delegationsordning</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Delegationsordning</h1>
  <xsl:call-template name="parts"/>
  <p>Hur mycket en roll eller en person får godkänna på egen hand. Över gränsen attesterar två personer. Där ingen rad passar är gränsen noll. En rad för en person går före rollens, och en rad för en insatsgrupp före den som gäller alla insatser.</p>
  <xsl:choose>
    <xsl:when test="rows/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Delegationsordning"><table>
        <caption>Belopp i kronor</caption>
        <thead><tr><th scope="col">Roll eller person</th><th scope="col">Insatser</th><th scope="col" class="number">Per faktura</th><th scope="col" class="number">Per dag</th><th scope="col" class="number">Per år</th><th scope="col">Läge i dag</th><th scope="col">Från</th><th scope="col">Till</th><th scope="col">Införd av</th><xsl:if test="$administers"><th scope="col"><span class="hidden">Avsluta</span></th></xsl:if></tr></thead>
        <tbody><xsl:for-each select="rows/row"><tr>
          <th scope="row"><xsl:choose>
            <xsl:when test="user_no != ''"><a href="/installningar/anvandare/{user_no}"><xsl:value-of select="name"/></a></xsl:when>
            <xsl:otherwise><xsl:call-template name="role"><xsl:with-param name="role" select="role"/></xsl:call-template></xsl:otherwise></xsl:choose></th>
          <td><xsl:choose><xsl:when test="service_group != ''"><xsl:value-of select="service_group"/></xsl:when><xsl:otherwise>alla</xsl:otherwise></xsl:choose>
            <xsl:if test="group_gone = 't'"><br/><small>ingen insats har den gruppen</small></xsl:if></td>
          <td class="number"><xsl:choose><xsl:when test="per_invoice_ore != ''"><xsl:value-of select="av:amount(per_invoice_ore)"/></xsl:when><xsl:otherwise>ingen gräns</xsl:otherwise></xsl:choose></td>
          <td class="number"><xsl:choose><xsl:when test="per_day_ore != ''"><xsl:value-of select="av:amount(per_day_ore)"/></xsl:when><xsl:otherwise>ingen gräns</xsl:otherwise></xsl:choose></td>
          <td class="number"><xsl:choose><xsl:when test="per_year_ore != ''"><xsl:value-of select="av:amount(per_year_ore)"/></xsl:when><xsl:otherwise>ingen gräns</xsl:otherwise></xsl:choose></td>
          <td><xsl:call-template name="applies"/></td>
          <td class="nowrap"><xsl:value-of select="valid_from"/></td>
          <td class="nowrap"><xsl:call-template name="until"/></td>
          <td><xsl:choose><xsl:when test="set_by != ''"><xsl:value-of select="set_by"/></xsl:when><xsl:otherwise>terminalen</xsl:otherwise></xsl:choose></td>
          <xsl:if test="$administers"><td><xsl:if test="applies != 'ended'"><details><summary>Avsluta<span class="hidden"> raden</span></summary>
            <form method="post" action="/installningar/delegation/{delegation_no}/slut">
              <xsl:call-template name="key"/>
              <label for="slut-{delegation_no}">Sista dag (tomt: i går)</label>
              <input type="date" name="sista-dag" id="slut-{delegation_no}" value=""/>
              <button type="submit" class="quiet">Avsluta raden</button>
            </form></details></xsl:if></td></xsl:if>
        </tr></xsl:for-each></tbody>
      </table></div>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Delegationsordningen är tom, så ingen får godkänna något på egen hand. En administratör lägger in det som nämnden har beslutat.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$administers"><section aria-labelledby="ny"><h2 id="ny">Ny rad</h2>
    <form method="post" action="/installningar/delegation">
      <xsl:call-template name="key"/>
      <div class="actions">
        <xsl:call-template name="role-select"><xsl:with-param name="empty" select="'Välj roll, eller person'"/><xsl:with-param name="among" select="'finance officer unit_manager approver'"/></xsl:call-template>
        <xsl:call-template name="select"><xsl:with-param name="name" select="'person'"/><xsl:with-param name="label" select="'eller person'"/><xsl:with-param name="options" select="users/row"/><xsl:with-param name="empty" select="'Ingen'"/></xsl:call-template>
        <xsl:call-template name="select"><xsl:with-param name="name" select="'grupp'"/><xsl:with-param name="label" select="'Insatsgrupp'"/><xsl:with-param name="options" select="groups/row"/><xsl:with-param name="empty" select="'Alla insatser'"/></xsl:call-template>
      </div>
      <div class="actions">
        <xsl:call-template name="limit"><xsl:with-param name="per" select="'faktura'"/><xsl:with-param name="word" select="'faktura'"/><xsl:with-param name="value" select="'invoice'"/></xsl:call-template>
        <xsl:call-template name="limit"><xsl:with-param name="per" select="'dag'"/><xsl:with-param name="word" select="'dag'"/><xsl:with-param name="value" select="'day'"/></xsl:call-template>
        <xsl:call-template name="limit"><xsl:with-param name="per" select="'ar'"/><xsl:with-param name="word" select="'år'"/><xsl:with-param name="value" select="'year'"/></xsl:call-template>
      </div>
      <div class="actions">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="site/@today"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till och med (tomt: tills vidare)'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
        <button type="submit">Lägg till raden</button>
      </div>
      <p class="hint">Ange ett belopp på varje ställe, eller kryssa för ingen gräns där nämnden har beslutat så. För samma roll eller person och samma insatser gäller en rad i taget. Insatsgrupperna anges på sidan <a href="/installningar/insatser">Insatser</a>. En rad ändras inte: avsluta den gamla och lägg till en ny, så syns vad som har gällt.</p>
    </form>
  </section></xsl:if>
</xsl:template>

<!-- an amount, or the choice of none -->
<xsl:template name="limit">
  <xsl:param name="per"/><xsl:param name="word"/><xsl:param name="value"/>
  <xsl:variable name="free" select="concat('ingen-per-', $per)"/>
  <div>
    <xsl:call-template name="field"><xsl:with-param name="name" select="concat('per-', $per)"/><xsl:with-param name="label" select="concat('Högst per ', $word, ' (kr)')"/></xsl:call-template>
    <label class="choice"><input type="checkbox" name="{$free}" value="{$value}"><xsl:if test="/page/form/field[@name = $free] = $value"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> Ingen gräns per <xsl:value-of select="$word"/></label>
  </div>
</xsl:template>
</xsl:stylesheet>
