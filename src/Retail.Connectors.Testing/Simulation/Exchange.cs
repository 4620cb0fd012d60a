namespace Retail.Connectors.Testing.Simulation;

/// <summary>What both skins share: numbers a call, lets the vices decide its fate, runs the hooks and the server.</summary>
internal sealed class Exchange(ISimulatedServer server, SimulatorVices vices, TimeProvider time)
{
    private const string HtmlPage =
        "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>\n";

    private readonly Lock _lock = new();
    private readonly Random _random = new(vices.Seed);
    private readonly long[] _fates = new long[Enum.GetValues<CallFate>().Length];
    private readonly List<LateCall> _late = [];
    private long _calls;

    public Func<SimulatedCall, Task>? BeforeCarriedOut { get; set; }

    public Func<SimulatedCall, Task>? AfterCommit { get; set; }

    public CallCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new(
                    _calls,
                    Of(CallFate.Answered),
                    Of(CallFate.Unavailable) + Of(CallFate.BrokenBefore),
                    Of(CallFate.AnswerLost),
                    Of(CallFate.RateLimited),
                    Of(CallFate.HtmlBefore) + Of(CallFate.HtmlAfter),
                    Of(CallFate.CommittedLate));
            }
        }
    }

    public int PendingLate
    {
        get
        {
            lock (_lock)
            {
                return _late.Count;
            }
        }
    }

    /// <summary>Carries out what still waits.</summary>
    /// <returns>How many calls there were.</returns>
    public int CarryOutLate()
    {
        LateCall[] waiting;
        lock (_lock)
        {
            waiting = [.. _late];
        }

        return waiting.Count(Commit);
    }

    /// <summary>Takes one request through the server.</summary>
    /// <returns>The answer, or null when the connection breaks instead.</returns>
    public async Task<SimulatedResponse?> CarryOutAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        var call = Admit(request);
        if (vices.Latency > TimeSpan.Zero)
        {
            await Task.Delay(vices.Latency, time, cancellationToken);
        }

        if (BeforeCarriedOut is { } before)
        {
            await before(call);
        }

        if (call.IsAbandoned)
        {
            return null;
        }

        switch (call.Fate)
        {
            case CallFate.BrokenBefore:
                return null;
            case CallFate.Unavailable:
                return SimulatedResponse.Text(503, "text/html; charset=utf-8", "<html><body><h1>503 Service Unavailable</h1></body></html>\n");
            case CallFate.RateLimited:
                return Limited();
            case CallFate.HtmlBefore:
                return Html();
            case CallFate.CommittedLate:
                Postpone(call);
                return null;
        }

        var response = server.Handle(request);
        call.Response = response;
        if (AfterCommit is { } after)
        {
            await after(call);
        }

        return call.IsAbandoned || call.Fate is CallFate.AnswerLost ? null
            : call.Fate is CallFate.HtmlAfter ? Html()
            : response;
    }

    private void Postpone(SimulatedCall call)
    {
        var late = new LateCall(call);
        lock (_lock)
        {
            _late.Add(late);
        }

        // The timer may fire before it is stored; it is disposed of by whoever comes last.
        var timer = time.CreateTimer(_ => Commit(late), null, vices.LateCommitBy, Timeout.InfiniteTimeSpan);
        lock (_lock)
        {
            late.Timer = timer;
            if (!_late.Contains(late))
            {
                timer.Dispose();
            }
        }
    }

    /// <summary>Carries a late call out, unless somebody did.</summary>
    private bool Commit(LateCall late)
    {
        lock (_lock)
        {
            if (!_late.Remove(late))
            {
                return false;
            }

            late.Timer?.Dispose();
        }

        late.Call.Response = server.Handle(late.Call.Request);
        return true;
    }

    private static SimulatedResponse Html() => SimulatedResponse.Text(200, "text/html; charset=UTF-8", HtmlPage);

    private SimulatedResponse Limited() => new(
        429,
        [
            new("Content-Type", "text/html; charset=utf-8"),
            new("Retry-After", vices.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ],
        "<html><body><h1>429 Too Many Requests</h1></body></html>\n"u8.ToArray());

    private SimulatedCall Admit(SimulatedRequest request)
    {
        lock (_lock)
        {
            var fate = Decide();
            _fates[(int)fate]++;
            return new SimulatedCall(++_calls, request, fate);
        }
    }

    private CallFate Decide()
    {
        // Two draws for every call, whatever comes of it, so that the rates can change without moving later decisions.
        var kind = _random.NextDouble();
        var detail = _random.NextDouble();
        if (kind < vices.CallFailureRate)
        {
            return detail < 0.5 ? CallFate.AnswerLost : detail < 0.75 ? CallFate.Unavailable : CallFate.BrokenBefore;
        }

        kind -= vices.CallFailureRate;
        if (kind < vices.RateLimitRate)
        {
            return CallFate.RateLimited;
        }

        kind -= vices.RateLimitRate;
        if (kind < vices.HtmlRate)
        {
            return detail < 0.5 ? CallFate.HtmlBefore : CallFate.HtmlAfter;
        }

        kind -= vices.HtmlRate;
        return kind < vices.LateCommitRate ? CallFate.CommittedLate : CallFate.Answered;
    }

    private sealed class LateCall(SimulatedCall call)
    {
        public SimulatedCall Call { get; } = call;

        public ITimer? Timer { get; set; }
    }

    private long Of(CallFate fate) => _fates[(int)fate];
}
