using System.Globalization;
using NodaTime;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Reading;

/// <summary>Domains that the mappings share.</summary>
internal static class Windows
{
    /// <summary>The record itself was written in the window, or one that belongs to it.</summary>
    public static OdooDomain Written(Instant from, Instant until, params IEnumerable<string> parts) => parts.Aggregate(
        OdooDomain.Within("write_date", from, until),
        (domain, part) => domain.Or(OdooDomain.Any(part, OdooDomain.Within("write_date", from, until))));

    public static OdooDomain? ById(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? OdooDomain.Equal("id", number) : null;
}
