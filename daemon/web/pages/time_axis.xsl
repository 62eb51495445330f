<?xml version="1.0" encoding="UTF-8"?>
<!-- Ordered, performed and invoiced day by day: one chart and one table for each account and month.

     A page has the queries TIME_AXIS (time_axis.h),
     imports this sheet beside layout.xsl, and writes <xsl:call-template name="time-axis"/>.  A name that the page
     does not have is null.  Of an invoice with many clients show one at a time: the client is a parameter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:av="urn:avstamd" exclude-result-prefixes="av">
<xsl:key name="axis-days" match="/page/axis_days/row" use="concat(account_no, ' ', month)"/>
<xsl:key name="axis-visits" match="/page/axis_visits/row" use="concat(account_no, ' ', day)"/>
<xsl:key name="axis-lines" match="/page/axis_lines/row" use="concat(account_no, ' ', month)"/>
<xsl:key name="axis-periods" match="/page/axis_periods/row" use="concat(account_no, ' ', month)"/>
<xsl:variable name="axis-left" select="48"/>
<xsl:variable name="axis-step" select="24"/>
<xsl:variable name="axis-base" select="124"/>
<xsl:variable name="axis-height" select="112"/>

<!-- `axes`: those of /page/axis to show -->
<xsl:template name="time-axis">
  <xsl:param name="axes" select="/page/axis/row"/>
  <xsl:param name="named" select="true()"/>
  <xsl:choose>
    <xsl:when test="$axes"><xsl:apply-templates select="$axes" mode="axis"><xsl:with-param name="named" select="$named"/></xsl:apply-templates></xsl:when>
    <xsl:otherwise><xsl:call-template name="empty"><xsl:with-param name="text" select="'Inget är beställt, utfört eller fakturerat under månaden. Välj en annan månad.'"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="row" mode="axis">
  <xsl:param name="named"/>
  <xsl:variable name="id" select="concat('axel-', account_no, '-', month)"/>
  <xsl:variable name="whole" select="key('axis-days', concat(account_no, ' ', month))[1]"/>
  <section class="time-axis" aria-labelledby="{$id}">
    <h3 id="{$id}">
      <xsl:if test="$named"><xsl:call-template name="axis-client"/>: </xsl:if>
      <xsl:value-of select="service"/><xsl:if test="level != ''"> nivå <xsl:value-of select="level"/></xsl:if>, <xsl:value-of select="provider"/>,
      <xsl:text> </xsl:text><xsl:value-of select="av:month(month)"/></h3>
    <p>Beställt <strong><xsl:call-template name="axis-units"><xsl:with-param name="value" select="$whole/month_ordered"/></xsl:call-template></strong>, utfört
      <strong><xsl:call-template name="axis-units"><xsl:with-param name="value" select="$whole/month_performed"/></xsl:call-template></strong>, fakturerat
      <strong><xsl:call-template name="axis-units"><xsl:with-param name="value" select="$whole/month_invoiced"/></xsl:call-template></strong>.
      <xsl:if test="$whole/month_absent &gt; 0"> Dessutom <xsl:call-template name="axis-units"><xsl:with-param name="value" select="$whole/month_absent"/></xsl:call-template> under frånvaro.</xsl:if>
      <xsl:if test="$whole/month_dead &gt; 0"> Dessutom <xsl:call-template name="axis-units"><xsl:with-param name="value" select="$whole/month_dead"/></xsl:call-template> efter dödsfallet.</xsl:if></p>
    <xsl:call-template name="axis-chart"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:call-template name="axis-legend"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <details class="table">
      <summary>Tabell: dagar, besök, fakturarader och beslut<span class="hidden">&#160;för <xsl:value-of select="concat(service, ' ', level, ' ', month)"/></span></summary>
      <xsl:call-template name="axis-table"/>
      <xsl:call-template name="axis-lines"/>
      <xsl:call-template name="axis-periods"/>
    </details>
  </section>
</xsl:template>

<xsl:template name="axis-client">
  <xsl:choose><xsl:when test="name"><xsl:value-of select="name"/></xsl:when><xsl:otherwise>klient <xsl:value-of select="client_id"/></xsl:otherwise></xsl:choose>
  <xsl:if test="protected = 't'"> (skyddade uppgifter)</xsl:if>
</xsl:template>

<xsl:template name="axis-units">
  <xsl:param name="value"/><xsl:param name="unit" select="unit"/>
  <xsl:value-of select="av:number($value, $unit)"/>
</xsl:template>

<!-- Forms tell the parts of a bar, not colours: filled, striped, crossed, dotted. -->
<xsl:template name="axis-patterns">
  <xsl:param name="id"/>
  <defs>
    <pattern id="{$id}-borta" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" class="stroke"/></pattern>
    <pattern id="{$id}-dod" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0 L6 6 M0 6 L6 0" class="stroke"/></pattern>
    <pattern id="{$id}-dubbel" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="paper"/><circle cx="2.5" cy="2.5" r="1.4" class="ink"/></pattern>
  </defs>
</xsl:template>

<xsl:template name="axis-chart">
  <xsl:param name="id"/>
  <xsl:variable name="days" select="key('axis-days', concat(account_no, ' ', month))"/>
  <xsl:variable name="scale" select="$axis-height div $days[1]/month_top"/>
  <xsl:variable name="width" select="$axis-left + days * $axis-step"/>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="{$id}">
    <svg class="wide" viewBox="0 0 {$width + 6} 176" role="img" aria-labelledby="{$id}-rubrik {$id}-text">
      <title id="{$id}-rubrik">Beställt, utfört och fakturerat per dag</title>
      <desc id="{$id}-text">Staplar för utfört, heldragen linje för beställt och streckad linje för fakturerat, i <xsl:value-of select="unit"/> per dag. Samma uppgifter står i tabellen nedanför.</desc>
      <xsl:call-template name="axis-patterns"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:for-each select="$days[weekday &gt; 5]"><rect class="rest" x="{$axis-left + (no - 1) * $axis-step}" y="{$axis-base - $axis-height}" width="{$axis-step}" height="{$axis-height}"/></xsl:for-each>
      <xsl:call-template name="axis-scale"><xsl:with-param name="width" select="$width"/><xsl:with-param name="top" select="$days[1]/month_top"/></xsl:call-template>
      <xsl:apply-templates select="$days" mode="axis-day"><xsl:with-param name="id" select="$id"/><xsl:with-param name="scale" select="$scale"/><xsl:with-param name="unit" select="unit"/></xsl:apply-templates>
      <xsl:if test="$days[absent = 't' or away]"><text x="{$axis-left - 6}" y="{$axis-base + 12}" text-anchor="end">borta</text></xsl:if>
      <text x="{$axis-left - 6}" y="{$axis-base + 30}" text-anchor="end">dag</text>
    </svg>
  </div>
</xsl:template>

<xsl:template name="axis-scale">
  <xsl:param name="width"/><xsl:param name="top"/>
  <xsl:variable name="half" select="$top div 2"/>
  <path class="axis" d="M{$axis-left} {$axis-base - $axis-height} V{$axis-base} H{$width} M{$axis-left} {$axis-base - $axis-height} H{$width} M{$axis-left} {$axis-base - $axis-height div 2} H{$width}"/>
  <text x="{$axis-left - 6}" y="{$axis-base}" text-anchor="end">0</text>
  <text x="{$axis-left - 6}" y="{$axis-base - $axis-height div 2 + 4}" text-anchor="end"><xsl:value-of select="av:number($half)"/></text>
  <text x="{$axis-left - 6}" y="{$axis-base - $axis-height + 10}" text-anchor="end"><xsl:call-template name="axis-units"><xsl:with-param name="value" select="$top"/></xsl:call-template></text>
</xsl:template>

<xsl:template match="row" mode="axis-day">
  <xsl:param name="id"/><xsl:param name="scale"/><xsl:param name="unit"/>
  <xsl:variable name="x" select="$axis-left + (no - 1) * $axis-step"/>
  <xsl:variable name="done" select="round(performed * $scale * 10) div 10"/>
  <xsl:variable name="borta" select="round(absent_performed * $scale * 10) div 10"/>
  <xsl:variable name="dod" select="round(dead_performed * $scale * 10) div 10"/>
  <g>
    <title><xsl:value-of select="day"/>: beställt <xsl:call-template name="axis-units"><xsl:with-param name="value" select="ordered"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template>, utfört <xsl:call-template name="axis-units"><xsl:with-param name="value" select="performed"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template>, fakturerat <xsl:call-template name="axis-units"><xsl:with-param name="value" select="invoiced"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template></title>
    <rect class="none" x="{$x}" y="{$axis-base - $axis-height}" width="{$axis-step}" height="{$axis-height}"/>
    <xsl:if test="$done &gt; 0"><rect class="bar" x="{$x + 4}" y="{$axis-base - $done}" width="16" height="{$done}"/></xsl:if>
    <xsl:if test="doubled &gt; 0"><rect class="outline" fill="url(#{$id}-dubbel)" x="{$x + 4}" y="{$axis-base - $done}" width="16" height="{round(doubled * $scale * 10) div 10}"/></xsl:if>
    <xsl:if test="$borta &gt; 0"><rect class="outline" fill="url(#{$id}-borta)" x="{$x + 4}" y="{$axis-base - $done - $borta}" width="16" height="{$borta}"/></xsl:if>
    <xsl:if test="$dod &gt; 0"><rect class="outline" fill="url(#{$id}-dod)" x="{$x + 4}" y="{$axis-base - $done - $borta - $dod}" width="16" height="{$dod}"/></xsl:if>
    <xsl:if test="ordered &gt; 0"><path class="ordered" d="M{$x} {$axis-base - round(ordered * $scale * 10) div 10} h{$axis-step}"/></xsl:if>
    <xsl:if test="invoiced &gt; 0"><path class="invoiced" d="M{$x} {$axis-base - round(invoiced * $scale * 10) div 10} h{$axis-step}"/></xsl:if>
    <xsl:if test="absent = 't'"><rect class="outline" fill="url(#{$id}-borta)" x="{$x}" y="{$axis-base + 4}" width="{$axis-step}" height="10"/></xsl:if>
    <xsl:if test="absent != 't' and away"><rect class="outline" fill="none" x="{$x}" y="{$axis-base + 4}" width="{$axis-step}" height="10"/></xsl:if>
    <xsl:if test="died = 't'"><text x="{$x + 12}" y="{$axis-base - $axis-height + 12}" text-anchor="middle">†</text></xsl:if>
  </g>
  <text x="{$x + 12}" y="{$axis-base + 30}" text-anchor="middle"><xsl:value-of select="no"/></text>
  <xsl:if test="week"><text x="{$x + 3}" y="{$axis-base + 46}">v. <xsl:value-of select="week"/></text></xsl:if>
</xsl:template>

<xsl:template name="axis-legend">
  <xsl:param name="id"/>
  <xsl:variable name="days" select="key('axis-days', concat(account_no, ' ', month))"/>
  <ul class="legend">
    <li><svg width="26" height="12" aria-hidden="true"><path class="ordered" d="M0 6 h26"/></svg> beställt</li>
    <xsl:if test="$days[1]/month_performed &gt; 0"><li><svg width="26" height="12" aria-hidden="true"><rect class="bar" x="5" width="16" height="12"/></svg> utfört</li></xsl:if>
    <xsl:if test="$days[1]/month_invoiced &gt; 0"><li><svg width="26" height="12" aria-hidden="true"><path class="invoiced" d="M0 6 h26"/></svg> fakturerat: varje rad utslagen på dagarna i sin period, krediterat borträknat</li></xsl:if>
    <xsl:if test="$days[doubled &gt; 0]"><li><svg width="26" height="12" aria-hidden="true"><rect class="outline" fill="url(#{$id}-dubbel)" x="5" width="16" height="12"/></svg> tid i besök som krockar med ett annat</li></xsl:if>
    <xsl:if test="$days[absent_performed &gt; 0 or absent = 't' or away]"><li><svg width="26" height="12" aria-hidden="true"><rect class="outline" fill="url(#{$id}-borta)" x="5" width="16" height="12"/></svg> frånvarande; dagarna för avresa och hemkomst är tomma rutor</li></xsl:if>
    <xsl:if test="$days[dead_performed &gt; 0]"><li><svg width="26" height="12" aria-hidden="true"><rect class="outline" fill="url(#{$id}-dod)" x="5" width="16" height="12"/></svg> efter dödsfallet</li></xsl:if>
    <xsl:if test="$days[died = 't']"><li>† dödsdagen</li></xsl:if>
  </ul>
</xsl:template>

<xsl:template name="axis-table">
  <xsl:variable name="whole" select="key('axis-days', concat(account_no, ' ', month))[1]"/>
  <div class="scroll" tabindex="0" role="region" aria-label="Dag för dag">
    <table>
      <caption>Dag för dag, i <xsl:value-of select="unit"/>. Under dagen står de enskilda besöken.</caption>
      <thead><tr><th scope="col">Dag</th><th scope="col" class="number">Beställt</th><th scope="col" class="number">Utfört</th><th scope="col" class="number">Fakturerat</th><th scope="col">Besök</th><th scope="col" class="number">Tid</th><th scope="col">Personal</th><th scope="col">Registrerat</th><th scope="col">Anmärkning</th><th scope="col">Underlag för</th></tr></thead>
      <tbody><xsl:for-each select="key('axis-days', concat(account_no, ' ', month))">
        <xsl:variable name="visits" select="key('axis-visits', concat(account_no, ' ', day))"/>
        <xsl:variable name="rows" select="count($visits) + number(not($visits))"/>
        <tr>
          <th scope="row" rowspan="{$rows}" class="nowrap"><xsl:value-of select="concat(substring('måtiontofrlösö', weekday * 2 - 1, 2), $nbsp, day)"/>
            <xsl:if test="absent = 't'"><br/><small>frånvarande<xsl:if test="away">, <xsl:value-of select="away"/></xsl:if></small></xsl:if>
            <xsl:if test="absent != 't' and away"><br/><small>avresa, hemkomst eller <xsl:value-of select="away"/></small></xsl:if>
            <xsl:if test="died = 't'"><br/><small>avliden denna dag</small></xsl:if></th>
          <td class="number" rowspan="{$rows}"><xsl:call-template name="axis-cell"><xsl:with-param name="value" select="ordered"/></xsl:call-template></td>
          <td class="number" rowspan="{$rows}"><xsl:call-template name="axis-cell"><xsl:with-param name="value" select="performed"/></xsl:call-template>
            <xsl:if test="absent_performed &gt; 0"><br/><small>+ <xsl:call-template name="axis-cell"><xsl:with-param name="value" select="absent_performed"/></xsl:call-template> borta</small></xsl:if>
            <xsl:if test="dead_performed &gt; 0"><br/><small>+ <xsl:call-template name="axis-cell"><xsl:with-param name="value" select="dead_performed"/></xsl:call-template> efter döden</small></xsl:if>
            <xsl:if test="doubled &gt; 0"><br/><small>varav <xsl:call-template name="axis-cell"><xsl:with-param name="value" select="doubled"/></xsl:call-template> krockar</small></xsl:if></td>
          <td class="number" rowspan="{$rows}"><xsl:call-template name="axis-cell"><xsl:with-param name="value" select="invoiced"/></xsl:call-template></td>
          <xsl:choose>
            <xsl:when test="$visits"><xsl:apply-templates select="$visits[1]" mode="axis-visit"/></xsl:when>
            <xsl:otherwise><td colspan="6"/></xsl:otherwise>
          </xsl:choose>
        </tr>
        <xsl:for-each select="$visits[position() &gt; 1]"><tr><xsl:apply-templates select="." mode="axis-visit"/></tr></xsl:for-each>
      </xsl:for-each></tbody>
      <tfoot><tr><th scope="row">Summa</th><td class="number"><xsl:value-of select="av:number($whole/month_ordered)"/></td><td class="number"><xsl:value-of select="av:number($whole/month_performed)"/></td><td class="number"><xsl:value-of select="av:number($whole/month_invoiced)"/></td><td colspan="6"/></tr></tfoot>
    </table>
  </div>
</xsl:template>
<xsl:template name="axis-cell">
  <xsl:param name="value"/>
  <xsl:if test="$value != 0"><xsl:value-of select="av:number($value)"/></xsl:if>
</xsl:template>

<xsl:template match="row" mode="axis-visit">
  <td class="nowrap"><xsl:value-of select="concat(start, '–', end)"/><xsl:if test="end_day"> (<xsl:value-of select="end_day"/>)</xsl:if>
    <xsl:if test="status = 'cancelled'"><br/><small>inställt</small></xsl:if><xsl:if test="status = 'no_show'"><br/><small>bomkörning</small></xsl:if></td>
  <td class="number"><xsl:value-of select="av:number(hours, 'tim')"/></td>
  <td><xsl:value-of select="staff_id"/></td>
  <td><xsl:choose><xsl:when test="manual = 't'">för hand</xsl:when><xsl:otherwise>av systemet</xsl:otherwise></xsl:choose><xsl:if test="registered_on"><xsl:text> </xsl:text><xsl:value-of select="registered_on"/></xsl:if></td>
  <td><xsl:if test="dead = 't'">efter dödsfallet. </xsl:if><xsl:if test="absent = 't'">under frånvaro. </xsl:if><xsl:if test="staff_elsewhere = 't'">personalen var samtidigt hos en annan klient. </xsl:if><xsl:if test="client_twice = 't'">överlappar ett annat besök. </xsl:if></td>
  <td class="nowrap"><xsl:value-of select="findings"/></td>
</xsl:template>

<xsl:template name="axis-lines">
  <xsl:variable name="lines" select="key('axis-lines', concat(account_no, ' ', month))"/>
  <xsl:variable name="unit" select="unit"/>
  <xsl:if test="$lines">
    <div class="scroll" tabindex="0" role="region" aria-label="Fakturarader">
      <table>
        <caption>Fakturarader vars period rör månaden. Kronor utan moms.</caption>
        <thead><tr><th scope="col">Faktura</th><th scope="col">Rad</th><th scope="col">Period</th><th scope="col" class="number">Antal</th><th scope="col" class="number">Belopp</th><th scope="col" class="number">Krediterat</th><th scope="col">Läge</th></tr></thead>
        <tbody><xsl:for-each select="$lines"><tr>
          <th scope="row"><xsl:choose>
            <xsl:when test="here = 't'"><xsl:value-of select="invoice_no"/><br/><small>den här fakturan</small></xsl:when>
            <xsl:when test="/page/menu/item[@path = '/fakturor']"><a href="/faktura/{document_no}#rad-{position}"><xsl:value-of select="invoice_no"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="invoice_no"/></xsl:otherwise></xsl:choose></th>
          <td><xsl:value-of select="line_id"/></td>
          <td class="nowrap"><xsl:value-of select="concat(period_start, ' – ', period_end)"/></td>
          <td class="number"><xsl:call-template name="axis-units"><xsl:with-param name="value" select="quantity"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template></td>
          <td class="number"><xsl:value-of select="av:kronor(net_ore)"/></td>
          <td class="number"><xsl:if test="received_ore != 0"><xsl:value-of select="av:kronor(received_ore)"/></xsl:if></td>
          <td><xsl:call-template name="state"><xsl:with-param name="state" select="state"/></xsl:call-template></td>
        </tr></xsl:for-each></tbody>
      </table>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template name="axis-periods">
  <xsl:variable name="periods" select="key('axis-periods', concat(account_no, ' ', month))"/>
  <xsl:variable name="unit" select="unit"/>
  <xsl:if test="$periods">
    <ul class="plain"><xsl:for-each select="$periods"><li>
      <xsl:choose>
        <xsl:when test="kind = 'order'">Beställning <xsl:value-of select="name"/>: <xsl:call-template name="axis-units"><xsl:with-param name="value" select="quantity"/><xsl:with-param name="unit" select="$unit"/></xsl:call-template> per <xsl:choose><xsl:when test="per = 'day'">dag</xsl:when><xsl:when test="per = 'week'">vecka</xsl:when><xsl:otherwise>månad</xsl:otherwise></xsl:choose><xsl:if test="staff_count &gt; 1"> (<xsl:value-of select="staff_count"/> personal)</xsl:if></xsl:when>
        <xsl:when test="kind = 'stay'">Boende</xsl:when>
        <xsl:otherwise>Frånvaro, <xsl:value-of select="name"/></xsl:otherwise>
      </xsl:choose>, <xsl:value-of select="first_day"/> – <xsl:choose><xsl:when test="last_day"><xsl:value-of select="last_day"/></xsl:when><xsl:otherwise>tills vidare</xsl:otherwise></xsl:choose>
    </li></xsl:for-each></ul>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
