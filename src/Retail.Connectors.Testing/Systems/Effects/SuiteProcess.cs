using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Effects;

/// <summary>One process of a host: the connector as a container composes it, and the engine's way to use its handlers.</summary>
internal sealed class SuiteProcess : IAsyncDisposable
{
    private const int ImmediateRepeats = 2;

    /// <summary>The part of a lease of 30 seconds in which requests may leave.</summary>
    private static readonly Duration MaySend = Duration.FromSeconds(27);

    private readonly ServiceProvider _services;
    private readonly ConformanceClock _clock;
    private readonly SuiteLedger _ledger;

    public SuiteProcess(ISystemFixture fixture, SystemName system, CallGate gate, SuiteLedger ledger)
    {
        System = system;
        Gate = gate;
        _clock = fixture.Clock;
        _ledger = ledger;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(fixture.Clock);
        services.AddRetailConnectors(retail => fixture.Compose(retail, system, gate));
        _services = services.BuildServiceProvider();
    }

    public SystemName System { get; }

    public CallGate Gate { get; }

    /// <summary>A port of the connector; null if it does not offer it.</summary>
    public T? Port<T>()
        where T : class => _services.GetKeyedService<T>(System.Value);

    public ICommandHandler<TCommand> Handler<TCommand>()
        where TCommand : ICommand =>
        Port<ICommandHandler<TCommand>>() ?? throw new NotOfferedException($"no handler of {typeof(TCommand).Name} is registered under '{System}'");

    /// <summary>One attempt, as the engine makes it: begin, find when in doubt, apply.</summary>
    public async Task<Outcome> EnsureAsync<TCommand>(TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        try
        {
            return await AttemptAsync(Handler<TCommand>(), command, cancellationToken);
        }
        catch (Exception) when (Gate.IsDead)
        {
            return new Outcome.Killed();
        }
        catch (ConnectorException exception)
        {
            return new Outcome.Failed(exception);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<Outcome> AttemptAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var digest = command.Digest();
        var traits = handler.Traits;
        if (traits.Guarantee == EffectGuarantee.Converging)
        {
            return await ApplyAsync(handler, command, null, null, _clock.Now + MaySend, cancellationToken);
        }

        // Something else under an enforced key waits like a looked up key: of two contents the one that arrives last would stand.
        var before = _ledger.Find(command.Key);
        var waits = traits.Guarantee == EffectGuarantee.Lookup || (before is not null && before.Asked != digest);
        if (before is not null && waits && _clock.Now < before.SendBefore + traits.SettleAfter)
        {
            return new Outcome.NotBefore(before.SendBefore + traits.SettleAfter);
        }

        var sendBefore = _clock.Now + MaySend;
        _ = _ledger.Begin(command.Key, digest, sendBefore);
        if (before is null)
        {
            return await ApplyAsync(handler, command, null, digest, sendBefore, cancellationToken);
        }

        if (traits.Guarantee == EffectGuarantee.None)
        {
            return new Outcome.Parked("perhaps done: a person looks");
        }

        var asked = before.Asked == digest ? digest : (Digest?)null;
        var found = await handler.FindAsync(command, cancellationToken);
        return Judge(found, digest, asked) ?? await ApplyAsync(handler, command, found, asked, sendBefore, cancellationToken);
    }

    private async Task<Outcome> ApplyAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command, Finding? found, Digest? asked, Instant sendBefore, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var guarantee = handler.Traits.Guarantee;
        for (var repeat = 0; ; repeat++)
        {
            try
            {
                return await handler.ApplyAsync(command, new EffectContext(command.Key, found, sendBefore), cancellationToken) switch
                {
                    EffectResult.Reached reached => new Outcome.Reached(reached.Receipt),
                    EffectResult.Refused refused => new Outcome.Refused(refused),
                    var other => throw new BrokenException("a result of the closed set", other?.GetType().Name ?? "null"),
                };
            }
            catch (ConnectorException exception) when (
                exception.Kind == ConnectorErrorKind.Ambiguous && !Gate.IsDead && repeat < ImmediateRepeats
                && guarantee is EffectGuarantee.Enforced or EffectGuarantee.Converging)
            {
                // The target enforces the key: the same write again tells what became of the first.
            }

            if (guarantee == EffectGuarantee.Enforced)
            {
                found = await handler.FindAsync(command, cancellationToken);
                if (Judge(found, command.Digest(), asked) is { } verdict)
                {
                    return verdict;
                }
            }
        }
    }

    private static Outcome.Parked? Judge(Finding found, Digest digest, Digest? asked) => found switch
    {
        Finding.Several several => new Outcome.Parked($"{several.Documents.Length} documents carry the key"),
        Finding.Complete complete when asked != digest =>
            new Outcome.Parked($"it was carried out as {complete.Receipt.DisplayName} before it changed"),
        _ => null,
    };
}
