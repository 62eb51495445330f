<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="settings_parts.xsl"/>
<xsl:template match="page" mode="title"><xsl:value-of select="person/row/name"/></xsl:template>
<xsl:template match="page" mode="main">
  <xsl:variable name="who" select="person/row"/>
  <xsl:variable name="at" select="concat('/installningar/anvandare/', $who/user_no)"/>
  <h1><xsl:value-of select="$who/name"/></h1>
  <xsl:call-template name="parts"/>
  <dl class="facts">
    <dt>Användarnamn</dt><dd><xsl:value-of select="$who/login"/></dd>
    <dt>Roller i dag</dt><dd><xsl:choose><xsl:when test="$who/roles = ''">inga</xsl:when><xsl:otherwise><xsl:call-template name="role-words"><xsl:with-param name="roles" select="$who/roles"/></xsl:call-template></xsl:otherwise></xsl:choose></dd>
    <dt>Inloggning</dt><dd><xsl:choose><xsl:when test="$who/sso_only = 't'">kommunens gemensamma</xsl:when><xsl:otherwise>lösenord</xsl:otherwise></xsl:choose></dd>
    <xsl:if test="not($administers) and $who/officer_id != ''"><dt>Handläggarkod</dt><dd><xsl:value-of select="$who/officer_id"/></dd></xsl:if>
    <xsl:if test="not($administers) and $who/unit != ''"><dt>Enhet</dt><dd><xsl:value-of select="$who/unit"/></dd></xsl:if>
    <dt>Upplagd</dt><dd><xsl:value-of select="$who/created"/></dd>
    <xsl:if test="$who/disabled != ''"><dt>Avstängd</dt><dd><xsl:value-of select="$who/disabled"/></dd></xsl:if>
  </dl>
  <section aria-labelledby="roller"><h2 id="roller">Roller</h2>
    <xsl:choose>
      <xsl:when test="roles/row">
        <div class="scroll" tabindex="0" role="region" aria-label="Roller"><table>
          <thead><tr><th scope="col">Roll</th><th scope="col">Läge</th><th scope="col">Från</th><th scope="col">Till</th><th scope="col">Tilldelad av</th><xsl:if test="$administers"><th scope="col"><span class="hidden">Avsluta</span></th></xsl:if></tr></thead>
          <tbody><xsl:for-each select="roles/row"><tr>
            <th scope="row"><xsl:call-template name="role"><xsl:with-param name="role" select="role"/></xsl:call-template></th>
            <td><xsl:call-template name="applies"/></td>
            <td class="nowrap"><xsl:value-of select="valid_from"/></td>
            <td class="nowrap"><xsl:call-template name="until"/></td>
            <td><xsl:choose><xsl:when test="set_by != ''"><xsl:value-of select="set_by"/></xsl:when><xsl:otherwise>katalogen eller terminalen</xsl:otherwise></xsl:choose>, <xsl:value-of select="set_at"/></td>
            <xsl:if test="$administers"><td><xsl:if test="applies != 'ended'"><form method="post" action="{$at}/roll/slut">
              <xsl:call-template name="key"/><input type="hidden" name="roll" value="{role}"/>
              <button type="submit" class="quiet">Avsluta<span class="hidden"> rollen <xsl:call-template name="role"><xsl:with-param name="role" select="role"/></xsl:call-template></span></button>
            </form></xsl:if></td></xsl:if>
          </tr></xsl:for-each></tbody>
        </table></div>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen roll. Utan roll kan användaren logga in men inte göra något.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="not($administers)"/>
      <xsl:when test="$who/is_me = 't'"><p>Det här är du. Sin egen behörighet kan ingen ändra; be en annan administratör. Lösenordet byter du på sidan <a href="/losenord">Lösenord</a>.</p></xsl:when>
      <xsl:otherwise>
        <h3>Ge en roll</h3>
        <form method="post" action="{$at}/roll" class="actions">
          <xsl:call-template name="key"/>
          <xsl:call-template name="role-select"/>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'fran'"/><xsl:with-param name="label" select="'Från och med'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="site/@today"/></xsl:call-template>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till och med (tomt: tills vidare)'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
          <button type="submit">Ge rollen</button>
        </form>
      </xsl:otherwise>
    </xsl:choose>
  </section>
  <xsl:if test="$administers and $who/is_me != 't'">
    <section aria-labelledby="uppgifter"><h2 id="uppgifter">Uppgifter</h2>
      <form method="post" action="{$at}/uppgifter" class="narrow">
        <xsl:call-template name="key"/>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'namn'"/><xsl:with-param name="label" select="'Namn'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="value" select="$who/name"/></xsl:call-template>
        <xsl:call-template name="word-field"><xsl:with-param name="name" select="'handlaggarkod'"/><xsl:with-param name="label" select="'Handläggarkod'"/><xsl:with-param name="kind" select="'officer'"/><xsl:with-param name="value" select="$who/officer_id"/><xsl:with-param name="hint" select="'Koden i klientregistret. Den avgör vilka klienter som är användarens.'"/></xsl:call-template>
        <xsl:call-template name="word-field"><xsl:with-param name="name" select="'enhet'"/><xsl:with-param name="label" select="'Enhet'"/><xsl:with-param name="kind" select="'unit'"/><xsl:with-param name="value" select="$who/unit"/><xsl:with-param name="hint" select="'För enhetschefer och handläggare.'"/></xsl:call-template>
        <p><button type="submit">Spara</button></p>
      </form>
    </section>
  </xsl:if>
  <xsl:if test="$administers"><section aria-labelledby="mejl"><h2 id="mejl">E-post</h2>
    <form method="post" action="{$at}/mejl" class="narrow">
      <xsl:call-template name="key"/>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'adress'"/><xsl:with-param name="label" select="'E-postadress'"/><xsl:with-param name="type" select="'email'"/><xsl:with-param name="value" select="$who/mail"/><xsl:with-param name="hint" select="'Till arbetet. Tomt: inga mejl.'"/></xsl:call-template>
      <p><label class="choice"><input type="checkbox" name="morgonmejl" value="ja"><xsl:if test="$who/wants_mail != 'f'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input> Morgonmejl när något nytt väntar</label></p>
      <p><button type="submit">Spara</button></p>
    </form>
  </section></xsl:if>
  <xsl:if test="$administers and $who/is_me != 't'">
    <section aria-labelledby="inloggning"><h2 id="inloggning">Inloggning</h2>
      <div class="actions">
        <form method="post" action="{$at}/losenord"><xsl:call-template name="key"/><button type="submit" class="quiet">Nytt lösenord</button></form>
        <xsl:choose>
          <xsl:when test="$who/disabled != ''"><form method="post" action="{$at}/oppna"><xsl:call-template name="key"/><button type="submit">Släpp in igen</button></form></xsl:when>
          <xsl:otherwise><form method="post" action="{$at}/stang"><xsl:call-template name="key"/><button type="submit" class="danger">Stäng av</button></form></xsl:otherwise>
        </xsl:choose>
      </div>
      <p class="hint">Ett nytt lösenord skapas åt användaren och visas en gång<xsl:if test="$who/sso_only = 't'">; hen loggar sedan in med det i stället för den gemensamma inloggningen</xsl:if>. Den som stängs av loggas ut överallt. Det hen har gjort finns kvar.</p>
    </section>
  </xsl:if>
  <xsl:if test="delegation/row">
    <section aria-labelledby="egna"><h2 id="egna">Egna rader i delegationsordningen</h2>
      <ul><xsl:for-each select="delegation/row"><li><xsl:call-template name="applies"/><xsl:text> </xsl:text>
        <xsl:choose><xsl:when test="service_group != ''"><xsl:value-of select="service_group"/></xsl:when><xsl:otherwise>alla insatser</xsl:otherwise></xsl:choose>,
        <xsl:choose><xsl:when test="per_invoice_ore != ''"><xsl:value-of select="av:kronor(per_invoice_ore)"/> per faktura</xsl:when><xsl:otherwise>utan gräns per faktura</xsl:otherwise></xsl:choose>,
        från <xsl:value-of select="valid_from"/></li></xsl:for-each></ul>
      <p><a href="/installningar/delegation">Till delegationsordningen</a></p>
    </section>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
