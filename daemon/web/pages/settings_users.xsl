<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title">Användare</xsl:template>
<xsl:template match="page" mode="main">
  <h1>Användare</h1>
  <xsl:call-template name="parts"/>
  <form method="get" action="/installningar/anvandare" class="filter" role="search">
    <xsl:call-template name="field"><xsl:with-param name="name" select="'sok'"/><xsl:with-param name="label" select="'Namn, användarnamn, kod eller enhet'"/><xsl:with-param name="type" select="'search'"/><xsl:with-param name="value" select="parameters/sok"/><xsl:with-param name="id" select="'sok'"/></xsl:call-template>
    <div class="field"><label for="falt-visa">Visa</label>
      <select name="visa" id="falt-visa">
        <xsl:call-template name="which"><xsl:with-param name="to" select="'aktiva'"/><xsl:with-param name="word" select="'Aktiva'"/></xsl:call-template>
        <xsl:call-template name="which"><xsl:with-param name="to" select="'utan-roll'"/><xsl:with-param name="word" select="'Aktiva utan roll'"/></xsl:call-template>
        <xsl:call-template name="which"><xsl:with-param name="to" select="'avstangda'"/><xsl:with-param name="word" select="'Avstängda'"/></xsl:call-template>
        <xsl:call-template name="which"><xsl:with-param name="to" select="'alla'"/><xsl:with-param name="word" select="'Alla'"/></xsl:call-template>
      </select></div>
    <xsl:call-template name="role-select"><xsl:with-param name="value" select="parameters/roll"/><xsl:with-param name="empty" select="'Alla roller'"/></xsl:call-template>
    <button type="submit">Visa</button>
  </form>
  <xsl:choose>
    <xsl:when test="users/row">
      <div class="scroll" tabindex="0" role="region" aria-label="Användare"><table>
        <caption><xsl:value-of select="users/row[1]/users"/> användare</caption>
        <thead><tr><th scope="col">Namn</th><th scope="col">Användarnamn</th><th scope="col">Roller i dag</th><th scope="col">Handläggarkod</th><th scope="col">Enhet</th><th scope="col">Inloggning</th></tr></thead>
        <tbody><xsl:for-each select="users/row"><tr>
          <th scope="row"><a href="/installningar/anvandare/{user_no}"><xsl:value-of select="name"/></a></th>
          <td><xsl:value-of select="login"/></td>
          <td><xsl:choose>
            <xsl:when test="disabled = 't'"><span class="state stopped">avstängd</span></xsl:when>
            <xsl:when test="roles = ''"><span class="state flagged">ingen roll</span></xsl:when>
            <xsl:otherwise><xsl:call-template name="role-words"><xsl:with-param name="roles" select="roles"/></xsl:call-template></xsl:otherwise></xsl:choose></td>
          <td><xsl:value-of select="officer_id"/></td>
          <td><xsl:value-of select="unit"/></td>
          <td><xsl:choose><xsl:when test="sso_only = 't'">gemensam</xsl:when><xsl:otherwise>lösenord</xsl:otherwise></xsl:choose></td>
        </tr></xsl:for-each></tbody>
      </table></div>
      <xsl:call-template name="pager"><xsl:with-param name="count" select="users/row[1]/users"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen användare passar urvalet. Pröva ett annat ord, eller visa alla.'"/></xsl:call-template>
      <p><a href="/installningar/anvandare?visa=alla">Visa alla</a></p>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="$administers"><section aria-labelledby="ny"><h2 id="ny">Ny användare</h2>
    <form method="post" action="/installningar/anvandare" class="narrow">
      <xsl:call-template name="key"/>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'namn'"/><xsl:with-param name="label" select="'Namn'"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'anvandarnamn'"/><xsl:with-param name="label" select="'Användarnamn'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="hint" select="'Som personen skriver det, eller som katalogen kallar den.'"/></xsl:call-template>
      <xsl:call-template name="role-select"><xsl:with-param name="name" select="'forsta-roll'"/><xsl:with-param name="empty" select="'Ingen än'"/></xsl:call-template>
      <xsl:call-template name="word-field"><xsl:with-param name="name" select="'handlaggarkod'"/><xsl:with-param name="label" select="'Handläggarkod'"/><xsl:with-param name="kind" select="'officer'"/><xsl:with-param name="hint" select="'För handläggare: koden i klientregistret. Den avgör vilka klienter som är användarens.'"/></xsl:call-template>
      <xsl:call-template name="word-field"><xsl:with-param name="name" select="'enhet'"/><xsl:with-param name="label" select="'Enhet'"/><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="hint" select="'För enhetschefer och handläggare.'"/></xsl:call-template>
      <fieldset><legend>Inloggning</legend>
        <label class="choice"><input type="radio" name="inloggning" value="losenord"><xsl:if test="not(form/field[@name = 'inloggning'] = 'sso')"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> <span>Lösenord: ett skapas och visas en gång</span></label>
        <label class="choice"><input type="radio" name="inloggning" value="sso"><xsl:if test="form/field[@name = 'inloggning'] = 'sso'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> <span>Kommunens gemensamma inloggning</span></label>
      </fieldset>
      <p><button type="submit">Lägg till</button></p>
    </form>
  </section></xsl:if>
</xsl:template>
<xsl:template name="which">
  <xsl:param name="to"/><xsl:param name="word"/>
  <option value="{$to}"><xsl:if test="/page/parameters/visa = $to"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="$word"/></option>
</xsl:template>
</xsl:stylesheet>
