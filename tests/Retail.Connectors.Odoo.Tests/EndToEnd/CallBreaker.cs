namespace Retail.Connectors.Odoo.Tests.EndToEnd;

/// <summary>Breaks one writing call off, before it is carried out or after, as a crash or a lost answer would.</summary>
internal sealed class CallBreaker : DelegatingHandler
{
    private static readonly string[] Reads = ["search", "search_read", "read", "search_count", "get_external_id", "context_get", "version"];

    private int _calls;
    private int _breakAt;
    private bool _after;

    public CallBreaker(HttpMessageHandler inner)
        : base(inner)
    {
    }

    public bool HasBroken { get; private set; }

    /// <summary>Model and method of the calls since the last <see cref="BreakAt"/>.</summary>
    public List<string> Made { get; } = [];

    /// <summary>What happens at the server just before its next call of a model's method; null if nothing.</summary>
    public (string Call, Func<Task> Happens)? Meanwhile { get; set; }

    /// <summary>Breaks the n-th call that writes from now on, counted from 1.</summary>
    public void BreakAt(int call, bool afterCommit)
    {
        (_calls, _breakAt, _after, HasBroken) = (0, call, afterCommit, false);
        Made.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Made.Add(string.Concat(request.RequestUri!.Segments[^2..]));
        if (Meanwhile is { } meanwhile && meanwhile.Call == Made[^1])
        {
            Meanwhile = null;
            await meanwhile.Happens();
        }

        var breaks = !Reads.Contains(request.RequestUri.Segments[^1]) && ++_calls == _breakAt;
        if (breaks && !_after)
        {
            HasBroken = true;
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (breaks)
        {
            HasBroken = true;
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }

        return response;
    }
}
