using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Orders;

/// <summary>A shop in memory that lists its orders as WooCommerce does, and changes when told to, also between two pages.</summary>
internal sealed class ShopSimulation : HttpMessageHandler
{
    private long _lastId;

    public SortedDictionary<long, Row> Rows { get; } = [];

    public Instant Now { get; set; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Tells its time in the Date header.</summary>
    public bool TellsTime { get; init; } = true;

    /// <summary>Runs before each answer.</summary>
    public Action BeforeAnswer { get; set; } = static () => { };

    public int Requests { get; private set; }

    /// <summary>Replaces the JSON of an order, to break it.</summary>
    public Dictionary<long, string> Broken { get; } = [];

    /// <summary>Changes an order; the change may have been made a while ago and become visible only now.</summary>
    public void Touch(long id, Duration late) => Rows[id] = new Row(Rows[id].Version + 1, Now - late);

    public void Create() => Rows[++_lastId] = new Row(1, Now);

    public IReadOnlySet<long> Hidden { get; set; } = new HashSet<long>();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath.Contains("/settings/", StringComparison.Ordinal))
        {
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]", Encoding.UTF8, "application/json"), RequestMessage = request });
        }

        Requests++;
        BeforeAnswer();
        var query = request.RequestUri!.Query.TrimStart('?').Split('&')
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
        var perPage = int.Parse(query["per_page"], CultureInfo.InvariantCulture);
        var offset = query.TryGetValue("offset", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var after = query.TryGetValue("modified_after", out var date) && WooDates.TryParse(date, out Instant moment) ? moment : Instant.MinValue;
        var matching = Rows.Where(row => row.Value.Seconds > after).ToList();
        var page = matching.Skip(offset).Take(perPage).Where(row => !Hidden.Contains(row.Key)).Select(row => Json(row.Key, row.Value)).ToList();
        var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($"[{string.Join(',', page)}]", Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        response.Headers.Date = TellsTime ? Now.ToDateTimeOffset() : null;
        response.Headers.TryAddWithoutValidation("X-WP-Total", (offset >= matching.Count ? 0 : matching.Count).ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(response);
    }

    private string Json(long id, Row row) => Broken.TryGetValue(id, out var broken) ? broken : string.Create(CultureInfo.InvariantCulture, $$"""
        {"id":{{id}},"number":"{{id}}","status":"processing","currency":"USD","date_created_gmt":"2026-01-01T00:00:00","total":"0.00","total_tax":"0.00",
         "discount_total":"0.00","shipping_total":"0.00","date_modified_gmt":"{{WooDates.Format(row.Modified)}}","customer_note":"{{row.Version}}"}
        """);

    /// <param name="Version">Counts the changes; the order's note says it.</param>
    /// <param name="Modified">When it was changed.</param>
    internal sealed record Row(int Version, Instant Modified)
    {
        public Instant Seconds => Instant.FromUnixTimeSeconds(Modified.ToUnixTimeSeconds());
    }
}
