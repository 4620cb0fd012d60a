using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>Finds records by what people call them: codes of states and countries, SKUs, names.</summary>
internal static class NameMatch
{
    public static IReadOnlyList<int> Find(OdooStore store, OdooTable table, string text)
    {
        var code = table.Model.Name switch
        {
            "res.country.state" or "res.country" => "code",
            "product.product" => "default_code",
            "res.partner" => "ref",
            _ => null,
        };
        var byCode = code is null ? [] : table.Records.Where(record => Is(record.Text(code), text)).Select(record => record.Id).ToArray();
        return byCode.Length > 0
            ? byCode
            : [.. table.Records.Where(record => Is(record.Text("name"), text) || Is(DisplayNames.Of(store, record), text)).Select(record => record.Id)];
    }

    private static bool Is(string? name, string text) => string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
}
