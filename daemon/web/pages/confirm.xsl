<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:import href="layout.xsl"/>
<xsl:key name="accounts" match="/page/accounts/row" use="client_no"/>
<xsl:variable name="progress" select="/page/progress/row"/>
<xsl:variable name="month" select="$progress/month"/>
<xsl:variable name="shown" select="/page/parameters/visa"/>
<xsl:variable name="manages" select="/page/user/role = 'unit_manager'"/>
<!-- the month is always said: what "the last ended one" is changes over night -->
<xsl:variable name="list" select="concat('/att-bekrafta?manad=', $month, '&amp;visa=', $shown)"/>
<xsl:variable name="sida" select="number(/page/parameters/sida)"/>
<xsl:variable name="here"><xsl:call-template name="at-page"><xsl:with-param name="no" select="$sida"/></xsl:call-template></xsl:variable>
<xsl:template name="at-page">
  <xsl:param name="no"/>
  <xsl:value-of select="$list"/><xsl:if test="$no &gt; 1">&amp;sida=<xsl:value-of select="$no"/></xsl:if>
</xsl:template>

<xsl:template match="page" mode="title">Att bekräfta</xsl:template>

<xsl:template match="page" mode="main">
  <h1>Att bekräfta, <xsl:value-of select="av:month($month)"/></h1>
  <xsl:call-template name="months"/>
  <xsl:choose>
    <xsl:when test="$progress/clients = 0"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inga av dina klienter har något beställt, utfört eller fakturerat den här månaden. Välj en annan månad.'"/></xsl:call-template></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="progress"/>
      <xsl:call-template name="tabs"/>
      <xsl:if test="accounts/row and $progress/future != 't'"><p class="hint">En kommentar behövs när behovet har ändrats eller något inte är utfört. Skriv den innan du väljer svar. Skillnad: utfört mot beställt.</p></xsl:if>
      <xsl:call-template name="plain"/>
      <xsl:call-template name="clients"/>
      <xsl:call-template name="pager"><xsl:with-param name="count" select="number(accounts/row[1]/many)"/><xsl:with-param name="per" select="40"/></xsl:call-template>
      <xsl:call-template name="latest"/>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="months">
  <form method="get" action="/att-bekrafta" class="filter">
    <xsl:call-template name="keep"><xsl:with-param name="but" select="'manad'"/></xsl:call-template>
    <a class="button quiet" href="/att-bekrafta?manad={$progress/before}&amp;visa={$shown}" rel="prev">Månaden före</a>
    <xsl:call-template name="field"><xsl:with-param name="name" select="'manad'"/><xsl:with-param name="label" select="'Månad'"/><xsl:with-param name="type" select="'month'"/><xsl:with-param name="value" select="$month"/></xsl:call-template>
    <button type="submit" class="quiet">Visa</button>
    <xsl:if test="$progress/after"><a class="button quiet" href="/att-bekrafta?manad={$progress/after}&amp;visa={$shown}" rel="next">Månaden efter</a></xsl:if>
  </form>
  <xsl:choose>
    <xsl:when test="$progress/future = 't'"><p class="message">Månaden har inte börjat. Den kan bekräftas från och med <xsl:value-of select="$progress/first_day"/>.</p></xsl:when>
    <xsl:when test="$progress/unfinished = 't'"><p class="message">Månaden är inte slut. Det som är utfört hittills visas.</p></xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template name="progress">
  <p><strong><xsl:value-of select="$progress/confirmed"/> av <xsl:value-of select="$progress/clients"/></strong> klienter bekräftade.
    <xsl:text> </xsl:text><progress max="{$progress/clients}" value="{$progress/confirmed}" aria-label="Bekräftade klienter"><xsl:value-of select="$progress/confirmed"/></progress></p>
</xsl:template>

<xsl:template name="tabs">
  <ul class="tabs">
    <xsl:call-template name="tab"><xsl:with-param name="value" select="'kvar'"/><xsl:with-param name="label" select="concat('Kvar (', $progress/clients - $progress/confirmed, ')')"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="value" select="'skillnad'"/><xsl:with-param name="label" select="concat('Med skillnad (', $progress/differing, ')')"/></xsl:call-template>
    <xsl:call-template name="tab"><xsl:with-param name="value" select="'alla'"/><xsl:with-param name="label" select="concat('Alla (', $progress/clients, ')')"/></xsl:call-template>
  </ul>
</xsl:template>
<xsl:template name="tab">
  <xsl:param name="value"/><xsl:param name="label"/>
  <li><a href="/att-bekrafta?manad={$month}&amp;visa={$value}"><xsl:if test="$shown = $value"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="$label"/></a></li>
</xsl:template>

<xsl:template name="plain">
  <xsl:if test="$progress/plain &gt; 0 and $progress/unfinished != 't' and $shown = 'kvar'">
    <details>
      <summary>Bekräfta alla utan skillnad på en gång (<xsl:value-of select="$progress/plain"/>)</summary>
      <form method="post" action="/bekrafta-utan-skillnad">
        <xsl:call-template name="key"/>
        <input type="hidden" name="vidare" value="{$list}"/><input type="hidden" name="manad" value="{$month}"/><input type="hidden" name="antal" value="{$progress/plain}"/>
        <p>Gäller <strong><xsl:value-of select="$progress/plain"/></strong> av dina <xsl:value-of select="$progress/clients"/><xsl:choose><xsl:when test="$progress/clients = 1"> klient</xsl:when><xsl:otherwise> klienter</xsl:otherwise></xsl:choose> i <xsl:value-of select="av:month($month)"/>: de som saknar svar, där utfört ligger inom <xsl:value-of select="$progress/percent"/> % av det beställda (eller insatsens egen tolerans), inget är utfört under frånvaro eller efter dödsfall, och ingen avvikelse väntar på ditt beslut. Alla får svaret <strong>utfört som beställt</strong>. Det går att ångra.</p>
        <button type="submit">Bekräfta <xsl:value-of select="$progress/plain"/><xsl:choose><xsl:when test="$progress/plain = 1"> klient</xsl:when><xsl:otherwise> klienter</xsl:otherwise></xsl:choose>: utfört som beställt</button>
      </form>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="clients">
  <xsl:choose>
    <xsl:when test="accounts/row"><xsl:for-each select="accounts/row[generate-id() = generate-id(key('accounts', client_no)[1])]"><xsl:call-template name="client"/></xsl:for-each></xsl:when>
    <xsl:when test="$shown = 'kvar'"><xsl:call-template name="empty"><xsl:with-param name="text" select="'Alla klienter har ett svar för månaden. Under Alla kan du se och ändra svaren.'"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Ingen klient har någon skillnad den här månaden.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="client">
  <article class="client" id="klient-{client_no}" aria-labelledby="namn-{client_no}">
    <h2 id="namn-{client_no}"><a href="/klient/{client_no}?manad={$month}"><xsl:call-template name="who"/></a>
      <xsl:if test="protected = 't'"><xsl:text> </xsl:text><span class="state stopped">skyddade uppgifter</span></xsl:if>
      <xsl:if test="died_on"><xsl:text> </xsl:text><span class="state">avliden <xsl:value-of select="died_on"/></span></xsl:if>
      <xsl:if test="client_differs = 't'"><xsl:text> </xsl:text><span class="state flagged">skillnad</span></xsl:if>
      <xsl:if test="$manages and officer"><xsl:text> </xsl:text><small><xsl:value-of select="officer"/></small></xsl:if></h2>
    <div class="columns">
      <div class="scroll" tabindex="0" role="region" aria-labelledby="namn-{client_no}"><xsl:call-template name="accounts"/></div>
      <div><xsl:call-template name="answer"/></div>
    </div>
  </article>
</xsl:template>
<xsl:template name="who">
  <xsl:choose><xsl:when test="name"><xsl:value-of select="name"/></xsl:when><xsl:otherwise>Klient <xsl:value-of select="client_id"/></xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template name="accounts">
  <table>
    <thead><tr><th scope="col">Insats</th><th scope="col" class="number">Beställt</th><th scope="col" class="number">Utfört</th><th scope="col" class="number">Skillnad</th><th scope="col" class="number">Fakturerat</th><th scope="col" class="number">Fakturerat, kr</th></tr></thead>
    <tbody><xsl:for-each select="key('accounts', client_no)"><tr>
      <th scope="row"><xsl:value-of select="service"/><xsl:if test="level != ''"><xsl:text> </xsl:text><xsl:value-of select="level"/></xsl:if><br/><small><xsl:value-of select="provider"/></small></th>
      <td class="number"><xsl:value-of select="av:number(ordered, unit)"/></td>
      <xsl:choose>
        <xsl:when test="(basis = 'fixed' or basis = 'ordered') and visits = 0"><td class="number" colspan="2"><small>ersätts som beställt</small></td></xsl:when>
        <xsl:otherwise>
          <td class="number"><xsl:value-of select="av:number(performed, unit)"/>
            <xsl:if test="absent_performed &gt; 0"><br/><small>+ <xsl:value-of select="av:number(absent_performed, unit)"/> vid frånvaro</small></xsl:if>
            <xsl:if test="dead_performed &gt; 0"><br/><small>+ <xsl:value-of select="av:number(dead_performed, unit)"/> efter dödsfall</small></xsl:if></td>
          <td class="number"><xsl:choose>
            <xsl:when test="differs = 't'"><strong><xsl:call-template name="signed"/></strong></xsl:when>
            <xsl:otherwise><xsl:call-template name="signed"/></xsl:otherwise></xsl:choose></td>
        </xsl:otherwise>
      </xsl:choose>
      <td class="number"><xsl:value-of select="av:number(invoiced, unit)"/>
        <xsl:if test="findings &gt; 0"><br/><small><xsl:value-of select="findings"/><xsl:choose><xsl:when test="findings = 1"> avvikelse</xsl:when><xsl:otherwise> avvikelser</xsl:otherwise></xsl:choose></small></xsl:if></td>
      <td class="number"><xsl:value-of select="av:amount(invoiced_ore)"/></td>
    </tr></xsl:for-each></tbody>
  </table>
</xsl:template>
<xsl:template name="signed">
  <xsl:if test="difference &gt; 0">+</xsl:if><xsl:value-of select="av:number(difference)"/>
</xsl:template>

<xsl:template name="answer">
  <xsl:variable name="again" select="/page/form/field[@name = 'klient'] = client_no"/>
  <xsl:if test="answer">
    <div class="answered"><xsl:call-template name="answer-word"/><xsl:text> </xsl:text><small><xsl:value-of select="concat(who, ', ', answered_at)"/></small>
      <xsl:if test="mine = 't'"><xsl:text> </xsl:text><xsl:call-template name="undo"/></xsl:if>
      <xsl:if test="comment"><p class="written"><xsl:value-of select="comment"/></p></xsl:if></div>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="$progress/future = 't'"/>
    <xsl:when test="answer and not($again)"><details><summary>Ändra svaret<span class="hidden"> för <xsl:call-template name="who"/></span></summary><xsl:call-template name="answer-form"/></details></xsl:when>
    <xsl:otherwise><xsl:call-template name="answer-form"><xsl:with-param name="again" select="$again"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="undo">
  <form method="post" action="/bekraftelse/{decision_no}/angra" class="beside">
    <xsl:call-template name="key"/><input type="hidden" name="vidare" value="{$here}#klient-{client_no}"/>
    <button type="submit" class="quiet">Ångra<span class="hidden"> svaret för <xsl:call-template name="who"/></span></button>
  </form>
</xsl:template>
<xsl:template name="answer-word">
  <span><xsl:attribute name="class">state <xsl:choose>
      <xsl:when test="answer = 'as_ordered'">clean</xsl:when><xsl:when test="answer = 'not_performed'">stopped</xsl:when><xsl:otherwise>flagged</xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:choose>
      <xsl:when test="answer = 'as_ordered'">utfört som beställt</xsl:when>
      <xsl:when test="answer = 'need_changed'">behovet har ändrats</xsl:when>
      <xsl:when test="answer = 'not_performed'">inte utfört</xsl:when>
      <xsl:otherwise>vet inte än</xsl:otherwise></xsl:choose></span>
</xsl:template>

<!-- The page with the next client: what is answered leaves those that are left, and the last of a page its page. -->
<xsl:template name="onward">
  <xsl:variable name="alone" select="not(/page/accounts/row[client_no != current()/client_no])"/>
  <xsl:variable name="last" select="not(/page/accounts/row[place &gt; current()/place])"/>
  <xsl:call-template name="at-page"><xsl:with-param name="no" select="$sida - number($shown = 'kvar' and $alone) + number($shown != 'kvar' and $last and boolean(next_no))"/></xsl:call-template>
</xsl:template>

<!-- The four answers are four buttons: one press, and the next client is at hand. -->
<xsl:template name="answer-form">
  <xsl:param name="again"/>
  <form method="post" action="/att-bekrafta/{client_no}">
    <xsl:call-template name="key"/><xsl:call-template name="no-enter"/>
    <input type="hidden" name="manad" value="{$month}"/>
    <input type="hidden" name="klient" value="{client_no}"/><input type="hidden" name="visa" value="{$shown}"/><input type="hidden" name="sida" value="{/page/parameters/sida}"/>
    <input type="hidden" name="vidare">
      <xsl:attribute name="value"><xsl:call-template name="onward"/><xsl:if test="next_no">#klient-<xsl:value-of select="next_no"/></xsl:if></xsl:attribute>
    </input>
    <xsl:if test="$again"><p class="message error" id="fel-{client_no}"><xsl:value-of select="/page/message"/></p></xsl:if>
    <div class="field">
      <label for="kommentar-{client_no}">Kommentar<span class="hidden"> om <xsl:call-template name="who"/></span></label>
      <input type="text" name="kommentar" id="kommentar-{client_no}" maxlength="2000" class="long">
        <xsl:if test="$again"><xsl:attribute name="aria-describedby">fel-<xsl:value-of select="client_no"/></xsl:attribute><xsl:attribute name="autofocus">autofocus</xsl:attribute><xsl:attribute name="value"><xsl:value-of select="/page/form/field[@name = 'kommentar']"/></xsl:attribute></xsl:if>
      </input>
    </div>
    <div class="actions">
      <button type="submit" name="svar" value="as_ordered">Utfört som beställt</button>
      <button type="submit" name="svar" value="need_changed" class="quiet">Behovet har ändrats, beställningen ska ändras</button>
      <button type="submit" name="svar" value="not_performed" class="quiet">Inte utfört</button>
      <button type="submit" name="svar" value="unknown" class="quiet">Vet inte än</button>
    </div>
  </form>
</xsl:template>

<xsl:template name="latest">
  <xsl:if test="latest/row">
    <section aria-labelledby="senast"><h2 id="senast">Dina senaste svar</h2>
      <ul class="plain"><xsl:for-each select="latest/row"><xsl:if test="not(bulk_no) or not(preceding-sibling::row[bulk_no = current()/bulk_no])"><li>
        <xsl:value-of select="at"/><xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="bulk_no">flera klienter utan skillnad<xsl:text> </xsl:text><xsl:call-template name="answer-word"/><xsl:text> </xsl:text>
            <form method="post" action="/bekraftelser/{bulk_no}/angra" class="beside"><xsl:call-template name="key"/><input type="hidden" name="vidare" value="{$here}"/><button type="submit" class="quiet">Ångra alla i den bekräftelsen</button></form></xsl:when>
          <xsl:otherwise><xsl:call-template name="who"/><xsl:text> </xsl:text><xsl:call-template name="answer-word"/><xsl:text> </xsl:text><xsl:call-template name="undo"/></xsl:otherwise>
        </xsl:choose>
      </li></xsl:if></xsl:for-each></ul>
    </section>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
