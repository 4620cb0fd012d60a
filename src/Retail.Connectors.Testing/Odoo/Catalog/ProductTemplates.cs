using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Catalog;

/// <summary>
/// Templates and their variants. As with the real server, what is said to a variant about fields of its template is said to the
/// template and so to all variants, and the template shows the code of its variant while there is one only.
/// </summary>
internal static class ProductTemplates
{
    public const string Template = "product.template";
    public const string Variant = "product.product";

    /// <summary>Fields that a variant has from its template.</summary>
    private static readonly string[] OfTemplate =
    [
        "name", "type", "is_storable", "list_price", "currency_id", "categ_id", "uom_id", "sale_ok", "purchase_ok", "invoice_policy",
        "description_sale", "taxes_id", "company_id",
    ];

    /// <summary>Fields that each variant has for itself.</summary>
    private static readonly string[] OfVariant = ["default_code", "barcode"];

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
    /// <param name="session">The call.</param>
    /// <param name="record">The template or variant that was written.</param>
    /// <param name="written">The fields that were.</param>
    public static void Follow(OdooSession session, OdooRecord record, IReadOnlyCollection<string> written)
    {
        if (record.Model.Name is Variant)
        {
            FollowVariant(session, record, written);
        }
        else
        {
            FollowTemplate(session, record, written);
        }
    }

    /// <summary>Archives or brings back what hangs together with a record that was.</summary>
    public static void FollowActive(OdooSession session, OdooRecord record)
    {
        if (record.Model.Name is Template)
        {
            foreach (var variant in All(session.Store, record))
            {
                Unchecked.Set(session, variant, ("active", record["active"]));
            }

            if (record["active"] is not false)
            {
                ProductVariants.Complete(session, record);
            }
        }
        else if (TemplateOf(session.Store, record) is { } template)
        {
            // A template without any variant left is archived as well, and comes back with the first.
            var active = All(session.Store, template).Any(IsActive);
            if (IsActive(template) != active)
            {
                Unchecked.Set(session, template, ("active", active));
            }

            ShowCodes(session.Store, template);
        }
    }

    /// <summary>The last variant takes its template along, and a template its variants.</summary>
    public static void AfterUnlink(OdooStore store, OdooRecord record)
    {
        if (record.Model.Name is Template)
        {
            foreach (var variant in All(store, record))
            {
                store.Remove(variant);
            }

            ProductVariants.Forget(store, record);
        }
        else if (TemplateOf(store, record) is { } template && All(store, template).Length == 0)
        {
            store.Remove(template);
            ProductVariants.Forget(store, template);
        }
    }

    /// <summary>All variants of a template, archived ones too, in the order of their ids.</summary>
    public static OdooRecord[] All(OdooStore store, OdooRecord template) =>
        [.. store[Variant].Holding("product_tmpl_id", template.Id).Select(store[Variant].Find).OfType<OdooRecord>()];

    public static OdooRecord? TemplateOf(OdooStore store, OdooRecord variant) =>
        variant.Link("product_tmpl_id") is { } template ? store[Template].Find(template) : null;

    public static bool IsActive(OdooRecord record) => record["active"] is not false;

    /// <summary>A further variant of a template.</summary>
    public static OdooRecord Add(OdooSession session, OdooRecord template)
    {
        var variant = Unchecked.Create(session, Variant, ("product_tmpl_id", template.Id), ("active", template["active"]));
        Copy(session.Store, template, variant, OfTemplate);
        return variant;
    }

    /// <summary>The template shows what its only variant has, and nothing if there are several.</summary>
    public static void ShowCodes(OdooStore store, OdooRecord template)
    {
        var only = All(store, template).Where(IsActive).ToArray() is [var one] ? one : null;
        foreach (var field in OfVariant)
        {
            store.Set(template, field, only?[field]);
        }
    }

    private static void FollowVariant(OdooSession session, OdooRecord variant, IReadOnlyCollection<string> written)
    {
        var store = session.Store;
        var template = TemplateOf(store, variant);
        var isNew = template is null;
        template ??= MakeTemplate(session, variant);
        if (isNew || written.Any(OfTemplate.Contains))
        {
            Copy(store, variant, template, OfTemplate);
            Touch(session, template);
            foreach (var sibling in All(store, template).Where(sibling => sibling != variant))
            {
                Copy(store, variant, sibling, OfTemplate);
                Touch(session, sibling);
            }
        }

        if (isNew || written.Any(OfVariant.Contains))
        {
            var before = template["default_code"];
            ShowCodes(store, template);
            if (!Equals(before, template["default_code"]))
            {
                Touch(session, template);
            }
        }

        if (written.Contains("active"))
        {
            FollowActive(session, variant);
        }
    }

    private static void FollowTemplate(OdooSession session, OdooRecord template, IReadOnlyCollection<string> written)
    {
        var store = session.Store;
        var isNew = All(store, template).Length == 0;
        if (isNew)
        {
            ProductVariants.Complete(session, template);
        }

        var variants = All(store, template);
        foreach (var variant in variants)
        {
            Copy(store, template, variant, OfTemplate);
            Touch(session, variant);
        }

        // A code said to a template reaches its variant if there is one only; among several it stays with the template.
        if (variants.Where(IsActive).ToArray() is [var only])
        {
            Copy(store, template, only, OfVariant);
        }

        if (!isNew && written.Contains("active"))
        {
            FollowActive(session, template);
        }
    }

    /// <summary>A variant that was created alone gets a template of the same id, if that is free.</summary>
    private static OdooRecord MakeTemplate(OdooSession session, OdooRecord variant)
    {
        var table = session.Store[Template];
        if (table.Find(variant.Id) is null)
        {
            table.NextId = variant.Id;
        }

        var template = Unchecked.Create(session, Template, ("active", variant["active"]));
        table.NextId = Math.Max(table.NextId, table.Records.Last().Id + 1);
        session.Store.Set(variant, "product_tmpl_id", template.Id);
        return template;
    }

    private static void Copy(OdooStore store, OdooRecord from, OdooRecord to, string[] fields)
    {
        foreach (var field in fields)
        {
            store.Set(to, field, from[field]);
        }
    }

    private static void Touch(OdooSession session, OdooRecord record) => Unchecked.Set(session, record);
}
