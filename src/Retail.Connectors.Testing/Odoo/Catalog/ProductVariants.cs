using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo.Catalog;

/// <summary>
/// The variants that a template's attributes ask for: one of every combination of values. What is asked for no more is deleted, or
/// archived where something was sold of it.
/// </summary>
internal static class ProductVariants
{
    public const string Attribute = "product.attribute";
    public const string Value = "product.attribute.value";
    public const string Line = "product.template.attribute.line";
    public const string TemplateValue = "product.template.attribute.value";

    private const string Combination = "product_template_attribute_value_ids";

    /// <summary>Lets the values of a template follow those of an attribute line that was written.</summary>
    public static void FollowLine(OdooSession session, OdooRecord line)
    {
        var store = session.Store;
        var wanted = line.Links("value_ids");
        if (wanted.Length == 0 && line["active"] is not false)
        {
            throw OdooError.Validation(
                $"The attribute {DisplayNames.Of(store, Attribute, line.Link("attribute_id") ?? 0)} must have at least one value for the product {DisplayNames.Of(store, ProductTemplates.Template, line.Link("product_tmpl_id") ?? 0)}.");
        }

        store.Set(line, "value_count", wanted.Length);
        var values = ValuesOf(store, line).ToDictionary(value => value.Link("product_attribute_value_id") ?? 0);
        foreach (var id in wanted)
        {
            if (values.Remove(id, out var known))
            {
                store.Set(known, "ptav_active", true);
            }
            else
            {
                Unchecked.Create(
                    session, TemplateValue, ("attribute_line_id", line.Id), ("product_attribute_value_id", id), ("attribute_id", line.Link("attribute_id")),
                    ("product_tmpl_id", line.Link("product_tmpl_id")), ("ptav_active", true));
            }
        }

        foreach (var gone in values.Values)
        {
            store.Set(gone, "ptav_active", false);
        }

        if (store[ProductTemplates.Template].Find(line.Link("product_tmpl_id") ?? 0) is { } template && ProductTemplates.All(store, template).Length > 0)
        {
            session.DirtyTemplates.Add(template.Id);
        }
    }

    /// <summary>A line that is deleted takes its values along; those of variants that stay are only set aside.</summary>
    public static void AfterUnlinkLine(OdooSession session, OdooRecord line)
    {
        foreach (var value in ValuesOf(session.Store, line))
        {
            session.Store.Set(value, "ptav_active", false);
        }

        session.DirtyTemplates.Add(line.Link("product_tmpl_id") ?? 0);
    }

    /// <summary>Makes, brings back and takes away variants until they are those that the attributes ask for.</summary>
    public static void Complete(OdooSession session, OdooRecord template)
    {
        var store = session.Store;
        var lines = Distinguishing(store, template);
        var asked = Combinations([.. lines.Select(line => Active(store, line))]);
        var variants = ProductTemplates.All(store, template);
        TakeSingleValues(session, variants, lines);
        foreach (var variant in variants.Where(variant => !asked.Any(combination => Is(variant, combination))))
        {
            if (RecordWriter.IsSold(store, variant))
            {
                Unchecked.Set(session, variant, ("active", false));
            }
            else
            {
                store.Remove(variant);
            }
        }

        foreach (var combination in asked)
        {
            if (variants.FirstOrDefault(variant => Is(variant, combination)) is not { } known)
            {
                Unchecked.Set(session, ProductTemplates.Add(session, template), (Combination, combination));
            }
            else if (!ProductTemplates.IsActive(known))
            {
                Unchecked.Set(session, known, ("active", template["active"]));
            }
        }

        if (variants.Length > 0)
        {
            ProductTemplates.ShowCodes(store, template);
        }

        foreach (var unused in store[TemplateValue].Holding("product_tmpl_id", template.Id).Select(id => store[TemplateValue].Find(id)!)
            .Where(value => !value.Flag("ptav_active") && !ProductTemplates.All(store, template).Any(variant => variant.Links(Combination).Contains(value.Id))).ToArray())
        {
            store.Remove(unused);
        }
    }

    /// <summary>Nothing of a template that was deleted stays.</summary>
    public static void Forget(OdooStore store, OdooRecord template)
    {
        foreach (var record in new[] { TemplateValue, Line }.SelectMany(model =>
            store[model].Holding("product_tmpl_id", template.Id).Select(id => store[model].Find(id)!)).ToArray())
        {
            store.Remove(record);
        }
    }

    /// <summary>The values that tell a variant from its siblings: those of lines with more than one.</summary>
    public static int[] Telling(OdooStore store, OdooRecord variant) =>
        [.. variant.Links(Combination).Where(id => store[TemplateValue].Find(id)?.Link("attribute_line_id") is { } line && store[Line].Find(line)?.Integer("value_count") > 1)];

    /// <summary>What the values add to the price.</summary>
    public static decimal Extra(OdooStore store, OdooRecord variant) =>
        variant.Links(Combination).Sum(id => store[TemplateValue].Find(id)?.Number("price_extra") ?? 0m);

    public static string NameOf(OdooStore store, OdooRecord templateValue) =>
        store[Value].Find(templateValue.Link("product_attribute_value_id") ?? 0)?.Text("name") ?? string.Empty;

    /// <summary>How a variant is called beside its siblings, such as <c>Shirt (M, Blue)</c>.</summary>
    public static string NameOfVariant(OdooStore store, OdooRecord variant)
    {
        var values = Telling(store, variant);
        var name = variant.Text("name") ?? string.Empty;
        return values.Length == 0 ? name : $"{name} ({string.Join(", ", values.Select(id => NameOf(store, store[TemplateValue].Find(id)!)))})";
    }

    /// <summary>A line with one value only changes no variant: it takes that value as well.</summary>
    private static void TakeSingleValues(OdooSession session, OdooRecord[] variants, OdooRecord[] lines)
    {
        var store = session.Store;
        var single = lines.Select(line => Active(store, line)).Where(values => values.Length == 1).Select(values => values[0]).ToArray();
        foreach (var variant in variants)
        {
            var combination = variant.Links(Combination).Union(single).ToArray();
            var places = combination.Select(id => store[TemplateValue].Find(id)?.Link("attribute_line_id") ?? 0).ToHashSet();
            if (combination.Length == lines.Length && places.SetEquals(lines.Select(line => line.Id)) && !Is(variant, combination))
            {
                Unchecked.Set(session, variant, (Combination, combination));
            }
        }
    }

    private static OdooRecord[] Distinguishing(OdooStore store, OdooRecord template) =>
        [.. store[Line].Holding("product_tmpl_id", template.Id).Select(id => store[Line].Find(id)!)
            .Where(line => line["active"] is not false && store[Attribute].Find(line.Link("attribute_id") ?? 0)?.Text("create_variant") is not "no_variant")
            .OrderBy(line => line.Integer("sequence")).ThenBy(line => line.Id)];

    private static OdooRecord[] ValuesOf(OdooStore store, OdooRecord line) =>
        [.. store[TemplateValue].Holding("attribute_line_id", line.Id).Select(id => store[TemplateValue].Find(id)!)];

    private static int[] Active(OdooStore store, OdooRecord line) =>
        [.. ValuesOf(store, line).Where(value => value.Flag("ptav_active")).Select(value => value.Id)];

    private static List<int[]> Combinations(int[][] lines) => lines.Aggregate(
        new List<int[]> { Array.Empty<int>() },
        (made, values) => [.. made.SelectMany(combination => values.Select(value => combination.Append(value).ToArray()))]);

    private static bool Is(OdooRecord variant, int[] combination) => variant.Links(Combination).Order().SequenceEqual(combination.Order());
}
