namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>All tables and the external ids; what a transaction did can be undone.</summary>
internal sealed class OdooStore
{
    private static readonly Dictionary<string, string[]> Indexed = new()
    {
        ["sale.order"] = ["origin", "client_order_ref", "partner_id", "name"],
        ["sale.order.line"] = ["order_id"],
        ["product.product"] = ["default_code", "barcode", "product_tmpl_id"],
        ["product.attribute.value"] = ["attribute_id"],
        ["product.template.attribute.line"] = ["product_tmpl_id", "attribute_id"],
        ["product.template.attribute.value"] = ["product_tmpl_id", "attribute_line_id", "attribute_id"],
        ["res.partner"] = ["ref", "email", "parent_id", "vat"],
        ["res.country"] = ["code"],
        ["res.country.state"] = ["country_id", "code"],
        ["res.currency"] = ["name"],
        ["account.tax"] = ["tax_group_id"],
        ["product.pricelist.item"] = ["pricelist_id"],
        ["account.move"] = ["invoice_origin", "reversed_entry_id"],
        ["account.move.line"] = ["move_id", "payment_id"],
        ["account.payment"] = ["payment_reference"],
        ["stock.picking"] = ["origin", "sale_id", "backorder_id", "return_id"],
        ["stock.move"] = ["picking_id", "sale_line_id", "product_id", "origin_returned_move_id"],
        ["stock.quant"] = ["product_id"],
        ["stock.scrap"] = ["origin"],
        ["mail.message"] = ["res_id"],
        ["account.tax.repartition.line"] = ["tax_id"],
    };

    private readonly Dictionary<string, OdooTable> _tables =
        OdooSchema.All.ToDictionary(model => model.Name, model => new OdooTable(model, Indexed.GetValueOrDefault(model.Name, [])));

    private readonly Stack<Action> _undo = new();

    private readonly Dictionary<string, int> _sequences = [];

    public ExternalIds ExternalIds { get; } = new();

    /// <summary>Whether payment methods name an outstanding account, so that no payment loses it.</summary>
    public bool PaymentMethodsNameAccounts { get; set; } = true;

    /// <summary>To how many decimals unit prices of order lines are rounded; null for none.</summary>
    public int? PriceDigits { get; set; }

    /// <summary>The number in the next order's name; numbers of failed calls are not used again.</summary>
    public int NextOrderNumber { get; set; } = 1;

    /// <summary>The number in the next name of a sequence, such as <c>INV/2026/</c>; numbers of failed calls are used again.</summary>
    public int Next(string sequence)
    {
        var number = _sequences.GetValueOrDefault(sequence) + 1;
        _sequences[sequence] = number;
        _undo.Push(() => _sequences[sequence] = number - 1);
        return number;
    }

    public OdooTable this[string model] => _tables[model];

    public OdooTable? TryTable(string? model) => model is null ? null : _tables.GetValueOrDefault(model);

    public OdooRecord Get(string model, int id) => _tables[model].Find(id) ?? throw OdooError.Missing(model, [id]);

    public void Add(OdooRecord record)
    {
        var table = _tables[record.Model.Name];
        table.Add(record);
        _undo.Push(() => table.Remove(record));
    }

    public void Remove(OdooRecord record)
    {
        var table = _tables[record.Model.Name];
        table.Remove(record);
        _undo.Push(() => table.Add(record));
        foreach (var name in ExternalIds.Of(record.Model.Name, record.Id).ToArray())
        {
            ExternalIds.Remove(name);
            _undo.Push(() => ExternalIds.Add(name, record.Model.Name, record.Id));
        }
    }

    public void Set(OdooRecord record, string field, object? value)
    {
        var before = record[field];
        if (Equals(before, value))
        {
            return;
        }

        var table = _tables[record.Model.Name];
        table.Set(record, field, value);
        _undo.Push(() => table.Set(record, field, before));
    }

    /// <summary>Keeps the record of an external id from being written by a <c>load</c> in mode <c>update</c>.</summary>
    public void Fix(string externalId)
    {
        ExternalIds.Fixed.Add(externalId);
        _undo.Push(() => ExternalIds.Fixed.Remove(externalId));
    }

    public void Name(string externalId, string model, int id)
    {
        ExternalIds.Add(externalId, model, id);
        _undo.Push(() => ExternalIds.Remove(externalId));
    }

    /// <summary>Marks where the transaction stands; hand the mark to <see cref="RollBack"/>.</summary>
    public int Savepoint() => _undo.Count;

    public void RollBack(int savepoint)
    {
        while (_undo.Count > savepoint)
        {
            _undo.Pop()();
        }
    }

    public void Commit() => _undo.Clear();
}
