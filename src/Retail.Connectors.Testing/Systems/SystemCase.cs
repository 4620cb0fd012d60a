using System.Diagnostics;

namespace Retail.Connectors.Testing.Systems;

/// <summary>One statement about a connector, with the test that decides it.</summary>
public sealed record SystemCase
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    internal SystemCase(SystemRole role, string subject, string name, string statement, Func<Scene, Task> run)
    {
        Role = role;
        Subject = subject;
        Id = $"{subject}/{name}";
        Statement = statement;
        Run = run;
    }

    /// <summary>What kind of system it is for.</summary>
    public SystemRole Role { get; }

    /// <summary>The command or port that it is about, for example <c>submit-order</c>.</summary>
    public string Subject { get; }

    /// <summary>Subject and name, unique in the suite: <c>submit-order/repeated</c>.</summary>
    public string Id { get; }

    /// <summary>What holds for every connector, one sentence.</summary>
    public string Statement { get; }

    /// <summary>False if no declared gap excuses it.</summary>
    public bool MayBeGap { get; init; } = true;

    internal Func<Scene, Task> Run { get; }

    /// <summary>Decides the case for one system, on a fixture of its own.</summary>
    /// <param name="system">The system.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CaseResult> RunAsync(ISystemUnderTest system, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        var began = Stopwatch.GetTimestamp();
        var scene = new Scene(await system.OpenAsync(cancellationToken), cancellationToken);
        CaseResult result;
        try
        {
            await Run(scene).WaitAsync(Limit, TimeProvider.System, cancellationToken);
            result = new CaseResult { Case = this, Verdict = CaseVerdict.Holds };
        }
        catch (DoesNotApplyException exception)
        {
            result = new CaseResult { Case = this, Verdict = CaseVerdict.DoesNotApply, Seen = exception.Message };
        }
        catch (NotOfferedException exception)
        {
            result = Id.EndsWith("/offered", StringComparison.Ordinal)
                ? Failed("the connector to offer it", exception.Message)
                : new CaseResult { Case = this, Verdict = CaseVerdict.DoesNotApply, Seen = exception.Message };
        }
        catch (BrokenException exception)
        {
            result = Failed(exception.Expected, exception.Seen);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // Whatever a connector throws, the other cases go on.
            result = Failed("no exception", $"{exception.GetType().Name}: {exception.Message} {Where(exception)}");
        }

        try
        {
            await scene.DisposeAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            result = Failed("the fixture to be disposed of", $"{exception.GetType().Name}: {exception.Message}");
        }

        return Judge(result, system) with { Notes = [.. scene.Notes], Took = Stopwatch.GetElapsedTime(began) };
    }

    private CaseResult Judge(CaseResult result, ISystemUnderTest system)
    {
        var gap = system.Gaps.FirstOrDefault(item => item.Case == Id);
        if (gap is null)
        {
            return result;
        }

        return result.Verdict switch
        {
            CaseVerdict.Broken when !MayBeGap => result with { Gap = gap, Expected = result.Expected + " (no gap is allowed here)" },
            CaseVerdict.Broken when string.IsNullOrWhiteSpace(gap.Evidence) =>
                result with { Gap = gap, Expected = result.Expected + " (a gap is declared, but without evidence)" },
            CaseVerdict.Broken => result with { Gap = gap, Verdict = CaseVerdict.Gap },
            CaseVerdict.Holds => Failed("a gap, as it is declared", "it holds: take the declaration away") with { Gap = gap },
            _ => result with { Gap = gap },
        };
    }

    private CaseResult Failed(string expected, string seen) =>
        new() { Case = this, Verdict = CaseVerdict.Broken, Expected = expected, Seen = seen };

    private static string Where(Exception exception) =>
        exception.StackTrace?.Split('\n', 2)[0].Trim() ?? string.Empty;
}
