namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>A document's customers, goods and taxes belong to its company or to none.</summary>
internal static class CompanyRules
{
    public static void Check(OdooSession session, OdooRecord record)
    {
        var (owner, fields) = record.Model.Name switch
        {
            "sale.order" => (record, new[] { "partner_id", "warehouse_id", "pricelist_id" }),
            "sale.order.line" => (session.Store["sale.order"].Find(record.Link("order_id") ?? 0), ["product_id", "tax_ids"]),
            _ => (null, []),
        };
        if (owner?.Link("company_id") is not { } company)
        {
            return;
        }

        foreach (var field in fields.Select(name => record.Model[name]))
        {
            var table = session.Store[field.Relation!];
            var ids = field.IsMany ? record.Links(field.Name) : record.Link(field.Name) is { } id ? [id] : [];
            var foreign = ids.Select(table.Find).OfType<OdooRecord>().Where(other => other.Link("company_id") is { } theirs && theirs != company).ToArray();
            if (foreign.Length > 0)
            {
                session.Inconsistencies.Add(
                    $"- “{DisplayNames.Of(session.Store, record)}” belongs to company “{session.CompanyName(company)}” while “{field.Label}” "
                    + $"({field.Name}: {string.Join(", ", foreign.Select(other => $"'{DisplayNames.Of(session.Store, other)}'"))}) belongs to another company.");
            }
        }
    }

    /// <summary>Refuses everything that was found, in one message.</summary>
    public static void Demand(OdooSession session)
    {
        if (session.Inconsistencies.Count > 0)
        {
            var found = string.Join('\n', session.Inconsistencies);
            session.Inconsistencies.Clear();
            throw OdooError.User($"Uh-oh! You’ve got some company inconsistencies here:\n{found}\nTo avoid a mess, no company crossover is allowed!");
        }
    }
}
