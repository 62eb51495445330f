<?xml version="1.0" encoding="UTF-8"?>
<!-- One finding in plain words, with its numbers and its decision.  Whose page shows them (mode "finding") says in
     $here its own address up to one more parameter, in $invoice, $decides and $open what may be decided. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:key name="facts" match="/page/finding_facts/row" use="finding_no"/>

<xsl:template match="row" mode="finding">
  <article class="finding" id="avvikelse-{finding_no}" tabindex="-1" aria-labelledby="titel-{finding_no}">
    <h3 id="titel-{finding_no}"><xsl:value-of select="title"/>
      <xsl:if test="line_id != '' and position"><xsl:text>, </xsl:text><xsl:choose>
        <xsl:when test="key('line', position)"><a href="#rad-{position}">rad <xsl:value-of select="line_id"/></a></xsl:when>
        <xsl:otherwise><a href="{$here}rad={position}#rad-{position}">rad <xsl:value-of select="line_id"/></a></xsl:otherwise>
      </xsl:choose></xsl:if>
      <xsl:if test="position and /page/original"><xsl:text> (</xsl:text><a href="#original-rad-{position}">i originalet<span class="hidden">, rad <xsl:value-of select="line_id"/></span></a>)</xsl:if>
      <xsl:if test="client_id">, klient <xsl:value-of select="client_id"/></xsl:if>
      <xsl:if test="month"><xsl:text>, </xsl:text><xsl:value-of select="av:month(month)"/></xsl:if></h3>
    <p><xsl:call-template name="numbers"/><xsl:apply-templates select="key('facts', finding_no)" mode="facts"/></p>
    <p><small><a href="/avvikelser#{code}"><xsl:value-of select="code"/></a><xsl:text> </xsl:text><xsl:value-of select="explanation"/></small></p>
    <xsl:call-template name="decided"/>
    <xsl:if test="state = 'open' and client_no and (part = 'asking' or part = 'decided')">
      <p><a href="{$here}klient={client_no}#dagar">Se dag för dag<span class="hidden"> för klient <xsl:value-of select="client_id"/></span></a>
        <xsl:if test="responsible_name"> · ansvarig <xsl:value-of select="responsible_name"/></xsl:if>
        <xsl:if test="due_on and not(decided)"> · beslutas senast <xsl:value-of select="due_on"/><xsl:if test="late = 't'"><xsl:text> </xsl:text><strong class="late">försenad</strong></xsl:if></xsl:if></p>
    </xsl:if>
    <xsl:if test="state = 'open' and $decides and $open">
      <xsl:choose>
        <xsl:when test="position() &lt;= 15 or finding_no = /page/parameters/avvikelse"><xsl:call-template name="decide-finding"/></xsl:when>
        <xsl:otherwise>
          <p><a href="{$here}avvikelse={finding_no}#avvikelse-{finding_no}">Besluta om avvikelsen<span class="hidden">&#160;<xsl:value-of select="title"/>, rad <xsl:value-of select="line_id"/></span></a></p>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </article>
</xsl:template>

<!-- What the invoice says, where the finding is about that. -->
<xsl:template match="row" mode="facts">
  <xsl:if test="line_ore">
    <xsl:text> På raden står </xsl:text><xsl:value-of select="av:number(quantity)"/> × <xsl:value-of select="av:price(price)"/><xsl:text> kr</xsl:text>
    <xsl:if test="base_quantity"> för <xsl:value-of select="av:number(base_quantity)"/></xsl:if>
    <xsl:if test="allowance_ore"><xsl:choose><xsl:when test="allowance_ore &gt; 0"> plus </xsl:when><xsl:otherwise> och </xsl:otherwise></xsl:choose><xsl:value-of select="av:kronor(allowance_ore)"/></xsl:if>
    <xsl:text>, och beloppet </xsl:text><strong><xsl:value-of select="av:kronor(line_ore)"/></strong>.</xsl:if>
  <xsl:if test="says != ''"> På raden står <xsl:value-of select="says"/>.</xsl:if>
  <xsl:if test="says = ''"> På raden står varken klient, artikel eller beställning.</xsl:if>
  <xsl:if test="days_late"> Fakturan är ställd <xsl:value-of select="days_late"/> dagar efter periodens slut.</xsl:if>
  <xsl:if test="registered != ''"> Registrerat för utföraren: <xsl:value-of select="registered"/>.</xsl:if>
  <xsl:if test="registered = ''"> Inget konto är registrerat för utföraren.</xsl:if>
</xsl:template>

<!-- "Fakturerat 42,50 tim, utfört 37,25 tim, beställt 40 tim; 5,25 tim saknar utförda besök: 2 714,25 kr" -->
<xsl:template name="numbers">
  <xsl:choose>
    <xsl:when test="code = 'PR01' or code = 'PR04' or code = 'PR08'">
      <xsl:text>Fakturerat </xsl:text><xsl:value-of select="av:kronor(net_ore)"/>
      <xsl:if test="contract_ore"><xsl:text>, enligt avtalat pris </xsl:text><xsl:value-of select="av:kronor(contract_ore)"/></xsl:if>
      <xsl:text>; skillnad </xsl:text>
      <strong><xsl:value-of select="av:kronor(amount_ore)"/></strong>
    </xsl:when>
    <xsl:when test="expected_vat_ore">
      <xsl:text>Fakturerad moms </xsl:text><xsl:value-of select="av:kronor(vat_ore)"/>
      <xsl:text>, rätt moms </xsl:text><xsl:value-of select="av:kronor(expected_vat_ore)"/>
      <xsl:text>; skillnad </xsl:text>
      <strong><xsl:value-of select="av:kronor(amount_ore)"/></strong>
    </xsl:when>
    <xsl:when test="invoiced">
      <xsl:text>Fakturerat </xsl:text><xsl:value-of select="av:number(invoiced, unit)"/>
      <xsl:if test="performed"><xsl:text>, utfört </xsl:text><xsl:value-of select="av:number(performed, unit)"/></xsl:if>
      <xsl:if test="absent_performed &gt; 0"><xsl:text>, dessutom </xsl:text><xsl:value-of select="av:number(absent_performed, unit)"/><xsl:text> under frånvaro</xsl:text></xsl:if>
      <xsl:if test="dead_performed &gt; 0"><xsl:text>, dessutom </xsl:text><xsl:value-of select="av:number(dead_performed, unit)"/><xsl:text> efter dödsfallet</xsl:text></xsl:if>
      <xsl:if test="not(performed) and visits = 0 and code = 'QT04'"><xsl:text>, utfört </xsl:text><xsl:value-of select="av:number('0', unit)"/></xsl:if>
      <xsl:if test="ordered"><xsl:text>, beställt </xsl:text><xsl:value-of select="av:number(ordered, unit)"/></xsl:if>
      <xsl:text>; </xsl:text>
      <xsl:if test="quantity"><xsl:value-of select="av:number(quantity, unit)"/><xsl:text> </xsl:text><xsl:call-template name="lacks"/></xsl:if>
      <xsl:if test="amount_ore"><xsl:text>: </xsl:text><strong><xsl:value-of select="av:kronor(amount_ore)"/></strong></xsl:if>
    </xsl:when>
    <xsl:when test="code = 'IN11'"><xsl:text>Det gäller </xsl:text><strong><xsl:value-of select="concat(av:amount(amount_ore), '&#160;', $invoice/currency)"/></strong></xsl:when>
    <xsl:when test="amount_ore"><xsl:text>Det gäller </xsl:text><strong><xsl:value-of select="av:kronor(amount_ore)"/></strong></xsl:when>
    <xsl:when test="line_id != '' and starts-with(code, 'BK')">Kontot på fakturan är <xsl:value-of select="line_id"/></xsl:when>
    <xsl:when test="code = 'IN01'"><a href="#regler">Reglerna och vad utföraren ska rätta</a> står nedan</xsl:when>
    <xsl:when test="key('facts', finding_no)/line_ore">Antal gånger pris blir inte radens belopp</xsl:when>
    <xsl:otherwise>Avvikelsen har inget belopp</xsl:otherwise>
  </xsl:choose>
  <xsl:text>.</xsl:text>
</xsl:template>
<xsl:template name="lacks">
  <xsl:choose>
    <xsl:when test="code = 'QT01' and visits">saknar utförda besök</xsl:when>
    <xsl:when test="code = 'QT01'">är inte utfört</xsl:when>
    <xsl:when test="code = 'QT02'">är mer än beställt</xsl:when>
    <xsl:when test="code = 'QT04'">är fakturerat utan att något är utfört</xsl:when>
    <xsl:when test="code = 'LK04' or code = 'LK05'">ligger utanför beställningen</xsl:when>
    <xsl:when test="code = 'PL04'">avser tid efter dödsfallet</xsl:when>
    <xsl:when test="code = 'VE18'">avser tid då klienten var frånvarande</xsl:when>
    <xsl:when test="code = 'VE06'">är besök då personalen var på två ställen samtidigt</xsl:when>
    <xsl:when test="code = 'VE07'">är besök som överlappar varandra hos klienten</xsl:when>
    <xsl:when test="code = 'DC01'">är redan fakturerat</xsl:when>
    <xsl:when test="code = 'PR00'">saknar avtalat pris</xsl:when>
    <xsl:otherwise>avviker</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="decided">
  <xsl:if test="grown = 't' or reopened_on"><p class="message error">Beloppet har vuxit sedan beslutet<xsl:if test="decided_ore"> om <xsl:value-of select="av:kronor(decided_ore)"/></xsl:if>. Titta på den igen.</p></xsl:if>
  <xsl:if test="decided and not(reopened_on)">
    <p><span>
      <xsl:attribute name="class"><xsl:choose><xsl:when test="decided = 'pay_anyway'">state approved</xsl:when><xsl:otherwise>state stopped</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:choose><xsl:when test="decided = 'pay_anyway'">betalas ändå</xsl:when><xsl:otherwise>hålls inne</xsl:otherwise></xsl:choose></span>
      <xsl:text> </xsl:text><xsl:value-of select="decided_name"/>, <xsl:value-of select="decided_on"/>
      <xsl:if test="reason">: <xsl:value-of select="reason"/></xsl:if></p>
  </xsl:if>
</xsl:template>

<xsl:template name="decide-finding">
  <xsl:variable name="mine" select="/page/form/field[@name = 'avvikelse'] = finding_no"/>
  <xsl:variable name="to" select="concat('#avvikelse-', finding_no)"/>
  <details>
    <xsl:if test="finding_no = /page/parameters/avvikelse"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
    <summary>Besluta om avvikelsen<span class="hidden">&#160;<xsl:value-of select="title"/><xsl:if test="line_id != ''">, rad <xsl:value-of select="line_id"/></xsl:if></span></summary>
    <form method="post" action="/avvikelse/{finding_no}/beslut">
      <xsl:call-template name="key"/><xsl:call-template name="back"><xsl:with-param name="to" select="$to"/></xsl:call-template>
      <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
      <input type="hidden" name="faktura" value="{$invoice/document_no}"/>
      <input type="hidden" name="avvikelse" value="{finding_no}"/>
      <input type="hidden" name="visat" value="{amount_ore}"/>
      <xsl:call-template name="reason">
        <xsl:with-param name="id" select="concat('skal-', finding_no)"/>
        <xsl:with-param name="groups"><xsl:call-template name="finding-reasons"><xsl:with-param name="mine" select="$mine"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="hint" select="'Behövs för att betala ändå.'"/>
      </xsl:call-template>
      <xsl:call-template name="textarea"><xsl:with-param name="name" select="'anteckning'"/><xsl:with-param name="label" select="'Kommentar'"/><xsl:with-param name="rows" select="2"/><xsl:with-param name="mine" select="$mine"/><xsl:with-param name="id" select="concat('kommentar-', finding_no)"/></xsl:call-template>
      <div class="actions">
        <button type="submit" name="vad" value="accept_finding"><xsl:choose>
          <xsl:when test="withheld = 't' and code != 'IN11'">Håll inne <xsl:value-of select="av:kronor(amount_ore)"/></xsl:when>
          <xsl:otherwise>Avvikelsen stämmer</xsl:otherwise></xsl:choose></button>
        <xsl:if test="may_pay = 't'"><button type="submit" name="vad" value="pay_anyway" class="quiet">Betala ändå</button></xsl:if>
        <button type="submit" name="vad" value="note" class="quiet">Spara bara kommentaren</button>
      </div>
      <xsl:if test="may_pay != 't' and code != 'IN11'"><p>Att betala ändå avgör <xsl:choose><xsl:when test="officer_name"><xsl:value-of select="officer_name"/></xsl:when><xsl:otherwise>handläggaren</xsl:otherwise></xsl:choose> eller enhetschefen. Ställ en fråga.</p></xsl:if>
    </form>
    <xsl:if test="client_id">
      <form method="post" action="/faktura/{$invoice/document_no}/fraga">
        <xsl:call-template name="key"/><xsl:call-template name="back"><xsl:with-param name="to" select="$to"/></xsl:call-template>
        <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad'"/></xsl:call-template>
        <input type="hidden" name="avvikelse" value="{finding_no}"/>
        <xsl:if test="has_officer != 't'"><xsl:call-template name="select"><xsl:with-param name="name" select="'till'"/><xsl:with-param name="label" select="'Till'"/><xsl:with-param name="options" select="/page/people/row[asked = 't']"/><xsl:with-param name="empty" select="'Välj handläggare'"/><xsl:with-param name="mine" select="$mine"/><xsl:with-param name="id" select="concat('till-', finding_no)"/></xsl:call-template></xsl:if>
        <xsl:call-template name="textarea"><xsl:with-param name="name" select="'fraga'"/><xsl:with-param name="mine" select="$mine"/><xsl:with-param name="id" select="concat('fraga-', finding_no)"/><xsl:with-param name="rows" select="2"/>
          <xsl:with-param name="label"><xsl:text>Fråga till </xsl:text><xsl:choose><xsl:when test="officer_name"><xsl:value-of select="officer_name"/></xsl:when><xsl:otherwise>handläggaren</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
        <button type="submit" class="quiet">Skicka frågan</button>
      </form>
    </xsl:if>
    <xsl:if test="/page/user/role = 'finance' and (finding_no = /page/parameters/avvikelse or not(/page/findings/row[6]))"><xsl:call-template name="assign"><xsl:with-param name="id" select="finding_no"/><xsl:with-param name="finding" select="finding_no"/><xsl:with-param name="client" select="client_no"/></xsl:call-template></xsl:if>
  </details>
</xsl:template>

<!-- Gives the invoice, or one finding, to somebody or until another day. -->
<xsl:template name="assign">
  <xsl:param name="id"/><xsl:param name="finding"/><xsl:param name="client"/>
  <xsl:variable name="sent" select="/page/form/field[@name = 'avvikelse'][. != '']"/>
  <xsl:variable name="mine" select="/page/form/field[@name = 'senast'] and (($finding and $sent = $finding) or not($finding or $sent))"/>
  <details>
    <summary><xsl:choose><xsl:when test="$finding">Fördela avvikelsen</xsl:when><xsl:otherwise>Fördela fakturan</xsl:otherwise></xsl:choose></summary>
    <form method="post" action="/faktura/{$invoice/document_no}/fordela" class="filter">
      <xsl:call-template name="key"/><xsl:call-template name="back"><xsl:with-param name="to"><xsl:if test="$finding">#avvikelse-<xsl:value-of select="$finding"/></xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="keep"><xsl:with-param name="but" select="'klient avvikelse rad ansvarig'"/></xsl:call-template>
      <xsl:if test="$finding"><input type="hidden" name="avvikelse" value="{$finding}"/></xsl:if>
      <xsl:call-template name="select"><xsl:with-param name="name" select="'ansvarig'"/><xsl:with-param name="label" select="'Ansvarig'"/><xsl:with-param name="options" select="/page/people/row[opens = 't' or ($finding and contains(clients, concat(' ', $client, ' ')))]"/><xsl:with-param name="value" select="$invoice/to_user"/><xsl:with-param name="mine" select="$mine"/><xsl:with-param name="empty" select="'Ingen'"/><xsl:with-param name="id" select="concat('ansvarig-', $id)"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'senast'"/><xsl:with-param name="label" select="'Senast'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="value" select="$invoice/respond_by[$invoice/respond_late != 't']"/><xsl:with-param name="mine" select="$mine"/><xsl:with-param name="id" select="concat('senast-', $id)"/></xsl:call-template>
      <button type="submit" class="quiet">Fördela</button>
    </form>
  </details>
</xsl:template>

<!-- `groups`: options from reason-groups -->
<xsl:template name="reason">
  <xsl:param name="id"/><xsl:param name="hint"/><xsl:param name="groups"/>
  <div class="field">
    <label for="{$id}">Orsak</label>
    <p class="hint" id="{$id}-hjalp"><xsl:value-of select="$hint"/></p>
    <select name="skal" id="{$id}" aria-describedby="{$id}-hjalp">
      <option value="">Välj</option>
      <xsl:copy-of select="$groups"/>
    </select>
  </div>
</xsl:template>
<!-- Reasons, in groups by what they are for; `chosen`: the one that was sent. -->
<xsl:template name="reason-groups">
  <xsl:param name="first"/><xsl:param name="first-word"/><xsl:param name="second"/><xsl:param name="second-word"/><xsl:param name="chosen"/>
  <xsl:variable name="for-first" select="/page/reasons/row[contains(concat(' ', what, ' '), concat(' ', $first, ' '))]"/>
  <xsl:variable name="for-second" select="/page/reasons/row[contains(concat(' ', what, ' '), concat(' ', $second, ' '))]"/>
  <xsl:variable name="both" select="$for-first[value = $for-second/value]"/>
  <optgroup label="{$first-word}"><xsl:apply-templates select="$for-first[not(value = $both/value)]" mode="option"><xsl:with-param name="chosen" select="$chosen"/></xsl:apply-templates></optgroup>
  <optgroup label="{$second-word}"><xsl:apply-templates select="$for-second[not(value = $both/value)]" mode="option"><xsl:with-param name="chosen" select="$chosen"/></xsl:apply-templates></optgroup>
  <xsl:if test="$both"><optgroup label="För båda"><xsl:apply-templates select="$both" mode="option"><xsl:with-param name="chosen" select="$chosen"/></xsl:apply-templates></optgroup></xsl:if>
</xsl:template>
<xsl:template name="make-finding-reasons">
  <xsl:param name="chosen"/>
  <xsl:call-template name="reason-groups">
    <xsl:with-param name="first" select="'pay_anyway'"/><xsl:with-param name="first-word" select="'För att betala ändå'"/>
    <xsl:with-param name="second" select="'accept_finding'"/><xsl:with-param name="second-word" select="'För att hålla inne'"/>
    <xsl:with-param name="chosen" select="$chosen"/>
  </xsl:call-template>
</xsl:template>
<!-- made once for all the findings of a page, but for the one whose form was sent (`mine`) -->
<xsl:variable name="finding-reasons"><xsl:call-template name="make-finding-reasons"/></xsl:variable>
<xsl:template name="finding-reasons">
  <xsl:param name="mine"/>
  <xsl:choose>
    <xsl:when test="$mine"><xsl:call-template name="make-finding-reasons"><xsl:with-param name="chosen" select="/page/form/field[@name = 'skal']"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:copy-of select="$finding-reasons"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="row" mode="option">
  <xsl:param name="chosen"/>
  <option value="{value}">
    <xsl:if test="$chosen = string(value)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
    <xsl:value-of select="title"/></option>
</xsl:template>
</xsl:stylesheet>
