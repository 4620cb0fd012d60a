using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton;

/// <summary>
/// A Tryton 6.0 server as an integration meets it over JSON-RPC: sessions, parties, products and prices, sales with their
/// shipments and invoices, payments, credit notes, returns, counts and transfers, as they were recorded on PostgreSQL.
/// </summary>
/// <remarks>
/// Safe to call from several threads; calls are carried out one after another, each in a transaction whose stamp is later than
/// the one before by at least a microsecond. Dates are those of UTC. A model or method that is not simulated answers like one
/// that does not exist.
/// </remarks>
public sealed class TrytonSimulator : ISimulatedServer
{
    private readonly Lock _lock = new();
    private readonly Store _store = new();
    private readonly TrytonSimulatorOptions _options;
    private readonly TrytonRouter _router;
    private DateTime _last = DateTime.MinValue;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it starts with; the defaults of <see cref="TrytonSimulatorOptions"/> when null.</param>
    /// <exception cref="ArgumentException">A company has a currency that is not simulated.</exception>
    public TrytonSimulator(TrytonSimulatorOptions? options = null)
    {
        _options = options ?? new();
        _router = new(_options, _store, (context, user) => Begin(context, user.Id, user.IsAdministrator));
        Change(1, SeedData.Fill);
    }

    /// <summary>All sales, oldest first, as they stand now.</summary>
    public IReadOnlyList<TrytonSale> Sales => All("sale.sale", Views.Sale);

    /// <summary>All invoices and credit notes, oldest first, as they stand now.</summary>
    public IReadOnlyList<TrytonInvoice> Invoices => All("account.invoice", Views.Invoice);

    /// <summary>All parties, oldest first, inactive ones included.</summary>
    public IReadOnlyList<TrytonParty> Parties => All("party.party", Views.Party);

    /// <inheritdoc/>
    public SimulatedResponse Handle(SimulatedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            return _router.Handle(request);
        }
    }

    /// <summary>Adds a product with one variant, account category and unit; salable, and without stock.</summary>
    /// <param name="sku">The code, unique among active variants.</param>
    /// <param name="name">The name.</param>
    /// <param name="listPrice">The net price in every company's own currency, at most 4 decimals; 0 by default.</param>
    /// <param name="isService">True for a product that is not shipped; false by default.</param>
    /// <returns>The variant's id.</returns>
    /// <exception cref="ArgumentException">The code is taken.</exception>
    public long AddProduct(string sku, string name, decimal listPrice = 0m, bool isService = false) =>
        Change(1, work => SeedData.Product(work, sku, name, listPrice, isService ? "service" : "goods").Id);

    /// <summary>Adds a tax without dates.</summary>
    /// <param name="name">The name.</param>
    /// <param name="percent">The rate in percent, such as 19.</param>
    /// <param name="company">The company's id; 1 by default.</param>
    /// <returns>The tax's id.</returns>
    public long AddTax(string name, decimal percent, long company = 1) => Change(company, work =>
    {
        var tax = SeedAccounts.Tax(work, name, "percentage", percent / 100m);
        Work.Put(tax, "company", company);
        return tax.Id;
    });

    /// <summary>Adds a tax of a fixed amount per unit, such as one cent for rounding lines.</summary>
    /// <param name="name">The name.</param>
    /// <param name="amount">The amount for a quantity of 1.</param>
    /// <param name="company">The company's id; 1 by default.</param>
    /// <returns>The tax's id.</returns>
    public long AddFixedTax(string name, decimal amount, long company = 1) => Change(company, work =>
    {
        var tax = SeedAccounts.Tax(work, name, "fixed", null);
        Work.Put(tax, "amount", amount);
        Work.Put(tax, "sequence", 30L);
        Work.Put(tax, "company", company);
        return tax.Id;
    });

    /// <summary>Adds a party with one address for invoices and deliveries.</summary>
    /// <param name="code">The code, unique.</param>
    /// <param name="name">The name.</param>
    /// <param name="street">The street of its address.</param>
    /// <param name="country">ISO 3166 code of its country; <c>DE</c> by default.</param>
    /// <returns>The party's id.</returns>
    /// <exception cref="ArgumentException">The code is taken, or the country is not simulated.</exception>
    public long AddParty(string code, string name, string street = "", string country = "DE") => Change(1, work =>
    {
        var found = work.Store["country.country"].Holding("code", country);
        if (found.Count == 0)
        {
            throw new ArgumentException($"The country '{country}' is not simulated; use one that country.country lists.", nameof(country));
        }

        var address = new WireFields { ["street"] = street, ["country"] = found[0].Id, ["invoice"] = true, ["delivery"] = true };
        var commands = new List<object?> { new List<object?> { "create", new List<object?> { address } } };
        return RecordWriter.Create(work, "party.party", [new() { ["code"] = code, ["name"] = name, ["addresses"] = commands }])[0].Id;
    });

    /// <summary>Adds a warehouse with its three zones.</summary>
    /// <param name="code">The code; its zones get it with <c>-IN</c>, <c>-OUT</c> and <c>-STO</c>.</param>
    /// <param name="name">The name.</param>
    /// <returns>The warehouse's id.</returns>
    public long AddWarehouse(string code, string name) => Change(1, work =>
    {
        SeedData.Locate(work, code, name);
        return work.Store["stock.location"].Holding("code", code)[0].Id;
    });

    /// <summary>Counts a product in a warehouse's storage zone, which leaves a stock move where the count differs.</summary>
    /// <param name="sku">The variant's code.</param>
    /// <param name="quantity">What there is from now on.</param>
    /// <param name="warehouse">The warehouse's code; <c>WH</c> by default.</param>
    /// <exception cref="ArgumentException">There is no such product or warehouse.</exception>
    public void SetStock(string sku, double quantity, string warehouse = "WH") => Change(1, work =>
    {
        var product = work.Store["product.product"].Holding("code", sku);
        var found = work.Store["stock.location"].Holding("code", warehouse);
        if (product.Count == 0 || found.Count == 0)
        {
            throw new ArgumentException($"There is no product '{sku}' or no warehouse '{warehouse}'; add it first.", nameof(sku));
        }

        SeedData.Count(work, product[0].Id, found[0].Link("storage_location") ?? found[0].Id, quantity);
    });

    /// <summary>Ends all sessions, as a restart with an emptied session table does; the next call answers 401.</summary>
    public void EndSessions()
    {
        lock (_lock)
        {
            _router.Sessions.EndAll();
        }
    }

    /// <summary>Lets the next record of a model have a given id, as replaying a recording needs it.</summary>
    /// <param name="model">The model, such as <c>sale.sale</c>.</param>
    /// <param name="id">The id; it and those above it must be free.</param>
    /// <exception cref="ArgumentException">The model is not simulated.</exception>
    public void SetNextId(string model, long id) => Change(1, work => Table(work, model).NextId = id);

    /// <summary>All records of a model as they stand now, in the order of their ids, inactive ones included.</summary>
    /// <param name="model">The model, such as <c>stock.move</c>.</param>
    /// <returns>One object per record with every field the simulator knows, shaped as <c>read</c> answers it to company 1.</returns>
    /// <exception cref="ArgumentException">The model is not simulated.</exception>
    public IReadOnlyList<JsonObject> Records(string model)
    {
        lock (_lock)
        {
            var work = Begin(CallContext.Of(1), 1, isAdministrator: true);
            var table = Table(work, model);
            return [.. table.Records.Select(record =>
                JsonNode.Parse(WireWriter.Write(RecordReader.Read(work, record, [.. table.Model.Fields.Keys.Order(StringComparer.Ordinal)])).Span)!.AsObject())];
        }
    }

    private static Table Table(Work work, string model) => Schema.Has(model)
        ? work.Store[model]
        : throw new ArgumentException($"The model '{model}' is not simulated.", nameof(model));

    private IReadOnlyList<T> All<T>(string model, Func<Work, Record, T> view)
    {
        lock (_lock)
        {
            var work = Begin(CallContext.Of(1), 1, isAdministrator: true);
            return [.. work.Store[model].Records.Select(record => view(work, record))];
        }
    }

    private void Change(long company, Action<Work> change) => Change(company, work =>
    {
        change(work);
        return 0;
    });

    private T Change<T>(long company, Func<Work, T> change)
    {
        lock (_lock)
        {
            try
            {
                var result = change(Begin(CallContext.Of(company), 1, isAdministrator: true));
                _store.Commit();
                return result;
            }
            catch (RpcError error)
            {
                _store.Rollback();
                throw new ArgumentException(error.Message, nameof(change), error);
            }
        }
    }

    // Two transactions never begin in one microsecond, or the optimistic lock would take the second for the first.
    private Work Begin(CallContext context, long user, bool isAdministrator)
    {
        var now = _options.Time.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
        _last = now > _last ? now : _last.AddMicroseconds(1);
        return new(_store, _options, context, user, isAdministrator, _last);
    }
}
