using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>Sends what the simulated shop's webhooks have to say, as the shop's background queue would.</summary>
/// <remarks>A failed delivery is never sent again, as in WooCommerce.</remarks>
public sealed class WebhookPump : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);

    // How long a window of reordering waits to fill.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(400);

    private readonly WooCommerceSimulator _shop;
    private readonly WebhookVices _vices;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private readonly Random _random;
    private readonly Random _shuffle;
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset Due, PendingWebhook Webhook)> _late = [];
    private readonly Dictionary<long, int> _sent = [];
    private WebhookCounts _counts = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Makes a pump; it sends nothing until it is asked or run.</summary>
    /// <param name="shop">The shop whose queue it empties.</param>
    /// <param name="vices">What becomes of deliveries; nothing when null.</param>
    /// <param name="time">The clock of waiting and lateness; the system's when null.</param>
    /// <param name="handler">How requests are made; by default over sockets, without following redirects. It is disposed of.</param>
    public WebhookPump(
        WooCommerceSimulator shop,
        WebhookVices? vices = null,
        TimeProvider? time = null,
        HttpMessageHandler? handler = null)
    {
        _shop = shop;
        _vices = vices ?? WebhookVices.None;
        _time = time ?? TimeProvider.System;
        _random = new Random(_vices.Seed);
        _shuffle = new Random(_vices.Seed + 1);
        _client = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>What became of the webhooks so far.</summary>
    public WebhookCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return _counts;
            }
        }
    }

    /// <summary>Sends until it is stopped.</summary>
    /// <param name="cancellationToken">Stops it; that is no error.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_shop.PendingWebhooks > 0 && _shop.PendingWebhooks < _vices.ReorderWindow)
                {
                    await Task.Delay(Gather, _time, cancellationToken);
                }

                if (await DeliverOnceAsync(cancellationToken) == 0)
                {
                    await Task.Delay(Idle, _time, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Takes one window of what is due, mistreats it as the vices say, and sends it.</summary>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <returns>How many entries of the queue were dealt with; 0 when nothing was due.</returns>
    public async Task<int> DeliverOnceAsync(CancellationToken cancellationToken)
    {
        var taken = _shop.TakeWebhooks(Math.Max(1, _vices.ReorderWindow));
        var batch = Mistreat(taken, out var waiting);
        foreach (var webhook in batch)
        {
            await SendAsync(webhook, cancellationToken);
        }

        return taken.Count + waiting;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private PendingWebhook[] Mistreat(List<PendingWebhook> taken, out int waited)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var batch = new List<PendingWebhook>();
            waited = 0;
            for (var index = _late.Count - 1; index >= 0; index--)
            {
                if (_late[index].Due <= now)
                {
                    batch.Add(_late[index].Webhook);
                    _late.RemoveAt(index);
                    waited++;
                }
            }

            foreach (var webhook in taken)
            {
                if (webhook.IsPing)
                {
                    batch.Add(webhook);
                    continue;
                }

                Decide(webhook, now, batch);
            }

            var order = batch.ToArray();
            if (_vices.ReorderWindow > 1)
            {
                _shuffle.Shuffle(order);
            }

            return order;
        }
    }

    private void Decide(PendingWebhook webhook, DateTimeOffset now, List<PendingWebhook> batch)
    {
        // Two draws whatever comes of it, so that one rate can change without moving the other's decisions.
        var kind = _random.NextDouble();
        var late = _random.NextDouble() < _vices.LateRate;
        _counts = _counts with { Raised = _counts.Raised + 1 };
        if (kind < _vices.LostRate)
        {
            _counts = _counts with { Lost = _counts.Lost + 1 };
            return;
        }

        if (kind < _vices.LostRate + _vices.DoubledRate)
        {
            _counts = _counts with { Doubled = _counts.Doubled + 1 };
            batch.Add(webhook);
        }

        if (late)
        {
            _counts = _counts with { Late = _counts.Late + 1 };
            _late.Add((now + _vices.LateBy, webhook));
        }
        else
        {
            batch.Add(webhook);
        }
    }

    private async Task SendAsync(PendingWebhook webhook, CancellationToken cancellationToken)
    {
        if (_shop.BuildWebhook(webhook) is not { } delivery)
        {
            return;
        }

        var status = await PostAsync(delivery, cancellationToken);
        _shop.ReportWebhook(delivery, status);
        if (!webhook.IsPing && ++CollectionsMarshal.GetValueRefOrAddDefault(_sent, webhook.WebhookId, out _) == _vices.DisabledAfter)
        {
            _shop.DisableWebhook(webhook.WebhookId);
        }

        lock (_lock)
        {
            _counts = webhook.IsPing
                ? _counts with { Pings = _counts.Pings + 1 }
                : _counts with { Sent = _counts.Sent + 1, Failed = _counts.Failed + (status is >= 200 and <= 302 ? 0 : 1) };
        }
    }

    private async Task<int?> PostAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body.ToArray()) };
        foreach (var (name, value) in delivery.Headers)
        {
            if (name == "Content-Type")
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
