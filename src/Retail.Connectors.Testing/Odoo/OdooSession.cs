using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>One call's surroundings: who calls, for which companies, when, on which data.</summary>
internal sealed class OdooSession
{
    private readonly JsonElement? _context;

    private OdooSession(
        OdooStore store, OdooApiKey user, DateTime now, IReadOnlyList<int> companies, int company, bool activeTest, string importModule, JsonElement? context)
    {
        _context = context;
        Store = store;
        User = user;
        Now = now;
        Companies = companies;
        Company = company;
        ActiveTest = activeTest;
        ImportModule = importModule;
    }

    public OdooStore Store { get; }

    public OdooApiKey User { get; }

    /// <summary>The start of the transaction: what write_date becomes.</summary>
    public DateTime Now { get; }

    /// <summary>The companies whose records are visible.</summary>
    public IReadOnlyList<int> Companies { get; }

    /// <summary>The company that new records go to.</summary>
    public int Company { get; }

    public bool ActiveTest { get; }

    /// <summary>The module of external ids that name none.</summary>
    public string ImportModule { get; }

    /// <summary>Orders whose lines changed and whose amounts are to be computed before the call ends.</summary>
    public HashSet<int> DirtyOrders { get; } = [];

    /// <summary>Invoices and credit notes whose lines changed and whose amounts are to be computed before the call ends.</summary>
    public HashSet<int> DirtyMoves { get; } = [];

    /// <summary>Products whose attributes changed and whose variants are to be made before the call ends.</summary>
    public HashSet<int> DirtyTemplates { get; } = [];

    /// <summary>Whether a <c>load</c> meets another one for the same record and loses.</summary>
    public bool LosesRace { get; set; }

    /// <summary>Records of different companies that the call has tied together so far.</summary>
    public List<string> Inconsistencies { get; } = [];

    public static OdooSession Begin(OdooStore store, OdooApiKey user, DateTime now, JsonElement? context)
    {
        var companies = user.CompanyIds;
        var company = user.CompanyIds[0];
        var activeTest = true;
        if (context is { ValueKind: JsonValueKind.Object } given)
        {
            if (given.TryGetProperty("allowed_company_ids", out var allowed) && allowed is { ValueKind: JsonValueKind.Array } && allowed.GetArrayLength() > 0)
            {
                companies = [.. allowed.EnumerateArray().Select(id => id.GetInt32())];
                if (!companies.All(user.CompanyIds.Contains))
                {
                    throw OdooError.Access("Access to unauthorized or invalid companies.");
                }

                company = companies[0];
            }

            activeTest = !given.TryGetProperty("active_test", out var test) || test.ValueKind is not JsonValueKind.False;
        }

        return new(store, user, now, companies, company, activeTest, "__import__", context);
    }

    public OdooRecord Get(string model, int id) => Store[model].Find(id) ?? throw OdooError.Missing(model, [id], User.UserId);

    /// <summary>Whether a <c>load</c> leaves records alone that were made with <c>noupdate</c>.</summary>
    public bool UpdatesOnly => Value("mode") is { ValueKind: JsonValueKind.String } mode && mode.ValueEquals("update");

    public bool ContextFlag(string key) => Value(key) is { ValueKind: JsonValueKind.True };

    /// <summary>The places whose stock is asked for: those of the context, else the warehouses of the visible companies.</summary>
    public IReadOnlyList<int> StockPlaces() => Value("location") is { ValueKind: JsonValueKind.Number } location ? [location.GetInt32()]
        : Value("warehouse_id") is { ValueKind: JsonValueKind.Number } warehouse ? [Get("stock.warehouse", warehouse.GetInt32()).Link("view_location_id") ?? 0]
        : [.. Store["stock.warehouse"].Records.Where(record => record.Link("company_id") is { } company && Companies.Contains(company)).Select(record => record.Link("view_location_id") ?? 0)];

    private JsonElement? Value(string key) =>
        _context is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(key, out var value) ? value : null;

    public string CompanyName(int id) => Store["res.company"].Find(id)?.Text("name") ?? id.ToString(CultureInfo.InvariantCulture);
}
