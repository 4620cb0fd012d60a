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

    public string Tax(SystemName shop, string rateId) => $"{module}.{shop}_tax_{Part(rateId)}";

    public string TaxGroup(SystemName shop, string rateId) => $"{module}.{shop}_tax_group_{Part(rateId)}";

    public string Product(string role) => $"{module}.product_{role}";

    /// <summary>A source id as part of a name: as it is if it is plain, else a digest. It never holds '_', so no two forms can meet.</summary>
    private static string Part(string id) => id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        ? id
        : "x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 10));
}
