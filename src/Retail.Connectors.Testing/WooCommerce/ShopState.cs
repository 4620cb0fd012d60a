using System.Text.Json.Nodes;
using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>All that a simulated shop holds. Whoever touches it holds the simulator's lock.</summary>
internal sealed class ShopState(WooShopSettings settings, TimeProvider time)
{
    private static readonly string[] ItemLists = ["line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines"];

    private long _lastPost;
    private long _lastItem;
    private long _lastMeta;
    private long _lastNote;
    private long _lastTerm;
    private readonly Dictionary<string, SortedDictionary<long, StoredRecord>> _terms = new(StringComparer.Ordinal);

    public WooShopSettings Settings { get; } = settings;

    public WooDates Dates { get; } = new(settings.TimeZone);

    public SortedDictionary<long, StoredRecord> Orders { get; } = [];

    public SortedDictionary<long, StoredRecord> Products { get; } = [];

    public SortedDictionary<long, StoredRecord> Customers { get; } = [];

    public SortedDictionary<long, StoredRecord> Taxes { get; } = [];

    /// <summary>The tax classes, slug and name.</summary>
    public List<(string Slug, string Name)> TaxClasses { get; } =
        [("standard", "Standard rate"), ("reduced-rate", "Reduced rate"), ("zero-rate", "Zero rate")];

    /// <summary>Refunds by id; <c>parent_id</c> names the order.</summary>
    public SortedDictionary<long, StoredRecord> Refunds { get; } = [];

    /// <summary>Orders that make life hard.</summary>
    public Dictionary<long, WooPoison> Poisoned { get; } = [];

    public SortedDictionary<long, StoredRecord> Coupons { get; } = [];

    public SortedDictionary<long, StoredRecord> Attributes { get; } = [];

    public SortedDictionary<long, StoredRecord> Reviews { get; } = [];

    /// <summary>Notes by id, with the order they belong to.</summary>
    public SortedDictionary<long, (long Order, JsonObject Body)> Notes { get; } = [];

    /// <summary>WooCommerce's clock has whole seconds.</summary>
    public Instant Now => Instant.FromUnixTimeSeconds(time.GetCurrentInstant().ToUnixTimeSeconds());

    public long NextPost() => ++_lastPost;

    public long NextItem() => ++_lastItem;

    public long NextMeta() => ++_lastMeta;

    public long NextNote() => ++_lastNote;

    /// <summary>Writes a note of the shop's own to an order; it moves no date.</summary>
    public JsonObject Note(long order, string text, string author = "WooCommerce", bool forCustomer = false)
    {
        var id = NextNote();
        var parent = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"orders/{order}");
        var note = new JsonObject { ["id"] = id, ["author"] = author };
        Stamp(note, "date_created", Now);
        note["note"] = text;
        note["customer_note"] = forCustomer;
        note["_links"] = WooIds.Up(
            WooIds.Links(Settings, $"{parent}/notes/{id}", parent + "/notes", "GET", "DELETE"), "up", $"{Settings.SiteUrl}/wp-json/wc/v3/{parent}");
        Notes.Add(id, (order, note));
        return note;
    }

    public long NextTerm() => ++_lastTerm;

    /// <summary>Terms by id: categories, tags and the like, each kind under its path below <c>wc/v3</c>.</summary>
    public SortedDictionary<long, StoredRecord> Terms(string path)
    {
        if (!_terms.TryGetValue(path, out var terms))
        {
            _terms[path] = terms = [];
        }

        return terms;
    }

    /// <summary>Puts a term in; all kinds share one sequence of ids.</summary>
    public void SeedTerm(string path, JsonObject body)
    {
        var term = new StoredRecord((JsonObject)body.DeepClone());
        Terms(path)[term.Id] = term;
        _lastTerm = Math.Max(_lastTerm, term.Id);
    }

    /// <summary>Puts something in that counts its ids by itself.</summary>
    public static long SeedApart(IDictionary<long, StoredRecord> into, JsonObject body)
    {
        var record = new StoredRecord((JsonObject)body.DeepClone());
        into[record.Id] = record;
        return record.Id;
    }

    /// <summary>The next id of what counts by itself.</summary>
    public static long NextOf(SortedDictionary<long, StoredRecord> records, long atLeast = 1)
        => Math.Max(atLeast, records.Keys.DefaultIfEmpty().Max() + 1);

    /// <summary>Reviews share their ids with notes: both are comments.</summary>
    public void SeedReview(JsonObject body) => _lastNote = Math.Max(_lastNote, SeedApart(Reviews, body));

    public void Seed(IDictionary<long, StoredRecord> into, JsonObject body)
    {
        var record = new StoredRecord((JsonObject)body.DeepClone());
        into[record.Id] = record;
        _lastPost = Math.Max(_lastPost, record.Id);
        SawIds(record.Body);
    }

    /// <summary>Writes one time in both of its fields.</summary>
    public void Stamp(JsonObject body, string field, Instant? at)
    {
        body[field] = at is { } local ? Dates.Local(local) : null;
        body[field + "_gmt"] = at is { } gmt ? WooDates.Gmt(gmt) : null;
    }

    /// <summary>A seeded body's ids are taken: nothing new may carry one of them.</summary>
    private void SawIds(JsonObject body)
    {
        _lastMeta = Math.Max(_lastMeta, LargestId(body["meta_data"]));
        _lastPost = Math.Max(_lastPost, LargestId(body["refunds"]));
        foreach (var list in ItemLists)
        {
            _lastItem = Math.Max(_lastItem, LargestId(body[list]));
            foreach (var item in Objects(body[list]))
            {
                _lastMeta = Math.Max(_lastMeta, LargestId(item["meta_data"]));
            }
        }
    }

    private static long LargestId(JsonNode? list)
        => Objects(list).Select(item => WooIds.Read(item["id"])).DefaultIfEmpty().Max();

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray)?.OfType<JsonObject>() ?? [];
}
