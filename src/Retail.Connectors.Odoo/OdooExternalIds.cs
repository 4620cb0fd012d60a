using System.Security.Cryptography;
using System.Text;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Odoo;

/// <summary>The external ids that this connector writes. The database enforces that each names one record.</summary>
internal sealed class OdooExternalIds(string module)
{
    private const string LineMark = "_l";
    private const string RoundingMark = "_lround_";

    public string Record(EffectKey key) => $"{module}.{key.ShortForm()}";

    public string Address(EffectKey customer, string hash) => $"{Record(customer)}_a{hash}";

    public string Line(EffectKey order, string lineId) => Record(order) + LineMark + Part(lineId);

    /// <summary>The part of a reduction that is not taxed.</summary>
    public string UntaxedLine(EffectKey order, string lineId) => Line(order, lineId) + "_untaxed";

    public string Rounding(EffectKey order, string rateId) => Record(order) + RoundingMark + Part(rateId);

    public bool IsRounding(EffectKey order, string externalId) =>
        externalId.StartsWith(Record(order) + RoundingMark, StringComparison.Ordinal);

    /// <summary>The source's id of a line, from the external id of its line under a key; null if it is another one, or was a digest.</summary>
    public string? SourceLine(EffectKey document, string externalId)
    {
        var prefix = Record(document) + LineMark;
        return externalId.StartsWith(prefix, StringComparison.Ordinal) && externalId[prefix.Length..] is var part && Part(part) == part
            ? part
            : null;
    }

    /// <summary>The external id that a line of a further document has: that of the order's line, under the document's key.</summary>
    public string Further(EffectKey document, EffectKey order, string? orderLine, long id) =>
        orderLine is not null && orderLine.StartsWith(Record(order) + LineMark, StringComparison.Ordinal)
            ? Record(document) + orderLine[Record(order).Length..]
            : $"{Record(document)}_s{id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public string Tax(SystemName shop, string rateId) => $"{module}.{shop}_tax_{Part(rateId)}";

    public string TaxGroup(SystemName shop, string rateId) => $"{module}.{shop}_tax_group_{Part(rateId)}";

    public string Product(string role) => $"{module}.product_{role}";

    /// <summary>A source id as part of a name: as it is if it is plain, else a digest. It never holds '_', so no two forms can meet.</summary>
    private static string Part(string id) => id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? id
        : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 10));
}
