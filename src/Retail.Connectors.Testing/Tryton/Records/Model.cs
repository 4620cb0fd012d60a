using System.Globalization;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A model with its fields.</summary>
internal sealed class Model(string name, IReadOnlyDictionary<string, Field> fields)
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["ir.model.data"] = "Model data",
        ["ir.module"] = "Module",
        ["ir.lang"] = "Language",
        ["account.journal"] = "Journal",
        ["account.invoice.payment.method"] = "Payment Method",
        ["account.invoice.payment_term"] = "Payment Term",
        ["stock.shipment.out"] = "Customer Shipment",
        ["stock.shipment.out.return"] = "Customer Return Shipment",
        ["stock.shipment.internal"] = "Internal Shipment",
        ["account.invoice"] = "Invoice",
        ["account.invoice.line"] = "Invoice Line",
    };

    public string Name => name;

    public IReadOnlyDictionary<string, Field> Fields => fields;

    public bool HasActive => fields.ContainsKey("active");

    /// <summary>The name in messages, such as <c>Sale Line</c>.</summary>
    public string Label => Labels.GetValueOrDefault(name) ?? FromName();

    /// <exception cref="RpcError">There is no such field.</exception>
    public Field this[string field] => fields.TryGetValue(field, out var found) ? found : throw RpcError.Key(field);

    private string FromName()
    {
        var words = name.Split('.', '_').ToList();
        if (words.Count > 1 && words[0] == words[1] || words is ["res" or "product", "user" or "uom", ..])
        {
            words.RemoveAt(0);
        }

        return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Join(' ', words));
    }
}
