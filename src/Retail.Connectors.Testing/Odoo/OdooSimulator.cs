using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>
/// An Odoo 19 server as an order integration meets it: <c>/json/2</c> with its errors, <c>load</c> by external id, sales
/// orders with their states, and taxes computed and rounded as a real server does.
/// </summary>
/// <remarks>
/// Safe to call from several threads; calls are carried out one after another. A model that is not simulated answers 404
/// like one that does not exist.
/// </remarks>
public sealed class OdooSimulator : ISimulatedServer
{
    private readonly Lock _lock = new();
    private readonly OdooStore _store = new();
    private readonly OdooSimulatorOptions _options;
    private readonly OdooRouter _router;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it starts with; the defaults of <see cref="OdooSimulatorOptions"/> when null.</param>
    public OdooSimulator(OdooSimulatorOptions? options = null)
    {
        _options = options ?? new();
        _router = new(_options, _store);
        _store.PaymentMethodsNameAccounts = _options.PaymentMethodsNameAccounts;
        _store.PriceDigits = _options.PriceDigits;
        SeedData.Fill(_store, _options);
    }

    /// <summary>All sales orders, oldest first, as they stand now.</summary>
    public IReadOnlyList<OdooSaleOrder> SaleOrders
    {
        get
        {
            lock (_lock)
            {
                return [.. _store["sale.order"].Records.Select(order => SaleOrderView.Of(_store, order))];
            }
        }
    }

    /// <summary>How many sales orders are in a state; cheap, whatever their number.</summary>
    /// <param name="state"><c>draft</c>, <c>sale</c> or <c>cancel</c>.</param>
    public int CountSaleOrders(string state)
    {
        lock (_lock)
        {
            return _store["sale.order"].Records.Count(order => order.Text("state") == state);
        }
    }

    /// <summary>The number in the name of the next order; 1 at the start.</summary>
    public int NextOrderNumber
    {
        get
        {
            lock (_lock)
            {
                return _store.NextOrderNumber;
            }
        }

        set
        {
            lock (_lock)
            {
                _store.NextOrderNumber = value;
            }
        }
    }

    /// <inheritdoc/>
    public SimulatedResponse Handle(SimulatedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            return _router.Handle(request);
        }
    }

    /// <summary>Adds a product that belongs to no company and has no default tax.</summary>
    /// <param name="sku">The <c>default_code</c>; not unique in Odoo, so a second product of the same SKU is added.</param>
    /// <param name="name">The name.</param>
    /// <param name="externalId">The external id, <c>module.name</c>; none by default.</param>
    /// <param name="listPrice">The list price, in the company's currency; 0 by default.</param>
    /// <returns>The product's id.</returns>
    public int AddProduct(string sku, string name, string? externalId = null, decimal listPrice = 0m) => Add(
        "product.product",
        externalId,
        new() { ["default_code"] = sku, ["name"] = name, ["list_price"] = listPrice, ["taxes_id"] = new[] { X2manyCommand.Set([]) } });

    /// <summary>Adds a warehouse with places and kinds of transfers of its own.</summary>
    /// <param name="code">The short name, which the names of its transfers begin with.</param>
    /// <param name="name">The name.</param>
    /// <param name="company">Its company; the first by default.</param>
    /// <returns>The warehouse's id.</returns>
    public int AddWarehouse(string code, string name, int company = 1)
    {
        lock (_lock)
        {
            var id = Stock.StockSeed.More(_store, company, code, name);
            _store.Commit();
            return id;
        }
    }

    /// <summary>Adds a contact that belongs to no company.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reference">The field <c>ref</c>; none by default.</param>
    /// <param name="externalId">The external id, <c>module.name</c>; none by default.</param>
    /// <returns>The contact's id.</returns>
    public int AddPartner(string name, string? reference = null, string? externalId = null) =>
        Add("res.partner", externalId, new() { ["name"] = name, ["ref"] = reference });

    /// <summary>Adds a contact that belongs to no company, with what it can be recognised by.</summary>
    /// <param name="name">The name.</param>
    /// <param name="email">The e-mail address; null for none.</param>
    /// <param name="phone">The phone number; null for none.</param>
    /// <param name="taxId">The tax id (<c>vat</c>); null for none.</param>
    /// <returns>The contact's id.</returns>
    public int AddContact(string name, string? email = null, string? phone = null, string? taxId = null) =>
        Add("res.partner", null, new() { ["name"] = name, ["email"] = email, ["phone"] = phone, ["vat"] = taxId });

    /// <summary>Adds a price list without rules, which is how an order gets a currency, and activates that currency.</summary>
    /// <param name="name">The name.</param>
    /// <param name="currency">ISO 4217 code, one of those the simulator knows.</param>
    /// <param name="externalId">The external id, <c>module.name</c>; none by default.</param>
    /// <returns>The price list's id.</returns>
    /// <exception cref="ArgumentException">The simulator does not know the currency.</exception>
    public int AddPricelist(string name, string currency, string? externalId = null)
    {
        lock (_lock)
        {
            var found = _store["res.currency"].Holding("name", currency);
            if (found.Count == 0)
            {
                throw new ArgumentException($"The currency '{currency}' is not simulated; use one that res.currency lists.", nameof(currency));
            }

            _store.Set(_store.Get("res.currency", found.First()), "active", true);
            return Add("product.pricelist", externalId, new() { ["name"] = name, ["currency_id"] = found.First() });
        }
    }

    /// <summary>Lets the next record of a model have a given id, as replaying a recording needs it.</summary>
    /// <param name="model">The model, such as <c>sale.order</c>.</param>
    /// <param name="id">The id; it and those above it must be free.</param>
    public void SetNextId(string model, int id)
    {
        lock (_lock)
        {
            Table(model).NextId = id;
        }
    }

    /// <summary>All records of a model as they stand now, in the order of their ids, past rights and companies.</summary>
    /// <param name="model">The model, such as <c>res.partner</c>.</param>
    /// <returns>
    /// One object per record with every field the simulator knows, shaped as <c>read</c> with <c>load:null</c> answers it, and
    /// the external id, or null, under <c>external_id</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The model is not simulated.</exception>
    public IReadOnlyList<JsonObject> Records(string model)
    {
        lock (_lock)
        {
            var session = Operator();
            return [.. Table(model).Records.Select(record => Picture(session, record))];
        }
    }

    private static JsonObject Picture(OdooSession session, OdooRecord record)
    {
        var fields = RecordReader.Read(session, record, record.Model.Fields, named: false);
        fields["external_id"] = session.Store.ExternalIds.Of(record.Model.Name, record.Id) is [var name, ..] ? name : null;
        return JsonNode.Parse(OdooJson.Write(fields).Span)!.AsObject();
    }

    private int Add(string model, string? externalId, RecordValues values)
    {
        lock (_lock)
        {
            var session = Operator();
            var record = RecordWriter.Create(session, OdooSchema.Model(model), values, externalId);
            _store.Commit();
            return record.Id;
        }
    }

    private OdooTable Table(string model) => _store.TryTable(model)
        ?? throw new ArgumentException($"The model '{model}' is not simulated.", nameof(model));

    private OdooSession Operator() => OdooSession.Begin(
        _store,
        new("", 1, OdooGroups.Administrator, [.. _options.Companies.Select(company => company.Id)]),
        _options.Time.GetUtcNow().UtcDateTime,
        null);
}
