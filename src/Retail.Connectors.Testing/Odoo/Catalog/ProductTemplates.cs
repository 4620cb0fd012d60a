using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Catalog;

/// <summary>
/// Templates, each with one variant: attributes are not simulated. As with the real server, what is said to one of the two is said
/// to both, and both are written at the same moment.
/// </summary>
internal static class ProductTemplates
{
    private const string Template = "product.template";
    private const string Variant = "product.product";

    private static readonly string[] Shared =
    [
        "name", "default_code", "barcode", "type", "is_storable", "list_price", "currency_id", "categ_id", "uom_id", "sale_ok", "purchase_ok",
        "invoice_policy", "description_sale", "taxes_id", "company_id", "active",
    ];

    public static bool Knows(OdooModel model) => model.Name is Template or Variant;

    /// <summary>The id of a new template is that of its variant, as it is where every product has one variant.</summary>
    public static void BeforeCreate(OdooStore store, OdooModel model)
    {
        if (model.Name is Template)
        {
            store[Template].NextId = Math.Max(store[Template].NextId, store[Variant].NextId);
        }
    }

    /// <summary>Makes the other one of the two, or lets it say the same.</summary>
    public static void Follow(OdooSession session, OdooRecord record)
    {
        var twin = Twin(session.Store, record) ?? Make(session, record);
        foreach (var field in Shared)
        {
            session.Store.Set(twin, field, record[field]);
        }

        session.Store.Set(twin, "write_date", record["write_date"]);
        session.Store.Set(twin, "write_uid", record["write_uid"]);
    }

    /// <summary>The last variant takes its template along, and a template its variants.</summary>
    public static void AfterUnlink(OdooStore store, OdooRecord record)
    {
        if (Twin(store, record) is { } twin)
        {
            store.Remove(twin);
        }
    }

    private static OdooRecord? Twin(OdooStore store, OdooRecord record) => record.Model.Name is Variant
        ? record.Link("product_tmpl_id") is { } template ? store[Template].Find(template) : null
        : store[Variant].Holding("product_tmpl_id", record.Id).Select(store[Variant].Find).FirstOrDefault();

    private static OdooRecord Make(OdooSession session, OdooRecord record)
    {
        var (store, model) = (session.Store, record.Model.Name is Variant ? Template : Variant);
        var table = store[model];
        if (table.Find(record.Id) is null)
        {
            table.NextId = record.Id;
        }

        var twin = Unchecked.Create(session, model);
        table.NextId = Math.Max(table.NextId, table.Records.Last().Id + 1);
        var (variant, template) = record.Model.Name is Variant ? (record, twin) : (twin, record);
        store.Set(variant, "product_tmpl_id", template.Id);
        return twin;
    }
}
