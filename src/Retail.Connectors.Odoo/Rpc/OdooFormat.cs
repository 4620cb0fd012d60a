using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>How Odoo writes moments and numbers.</summary>
internal static class OdooFormat
{
    private static readonly InstantPattern Pattern = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    public static string Date(LocalDate value) => LocalDatePattern.Iso.Format(value);

    public static string Moment(Instant value) => Pattern.Format(value);

    public static ParseResult<Instant> ParseMoment(string text) => Pattern.Parse(text);

    /// <summary>All digits that a decimal has: Odoo keeps prices as doubles and does not round them.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static long ParseId(string id) => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string Id(long value) => value.ToString(CultureInfo.InvariantCulture);
}
