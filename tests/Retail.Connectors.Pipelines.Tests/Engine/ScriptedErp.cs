using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>An ERP that takes whatever it is told, once per call, and fails as the test says.</summary>
public sealed class ScriptedErp : ICommandHandler<Put>, IEffectFinder
{
    private readonly ConcurrentQueue<Fault> _faults = new();

    public enum Fault
    {
        None,

        /// <summary>It is written, and the answer gets lost.</summary>
        AnswerLost,

        /// <summary>It is never written, and nobody knows.</summary>
        RequestLost,

        /// <summary>It was refused before anything happened.</summary>
        Down,

        /// <summary>Somebody else was faster.</summary>
        Conflict,
    }

    public EffectTraits Traits { get; set; } = new() { Guarantee = EffectGuarantee.Enforced, Reaches = DocumentStage.Confirmed };

    /// <summary>Every document with the key it carries and what stands in it.</summary>
    public ConcurrentQueue<(EffectKey Key, string Content)> Documents { get; } = new();

    /// <summary>Calls in order, <c>find</c> or <c>apply</c>, with what was found before.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Called before each call with its name and command; may throw or wait.</summary>
    public Func<string, Put, CancellationToken, Task> OnCall { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>What is found; null to look at the documents.</summary>
    public Finding? Finds { get; set; }

    public EffectResult? Answers { get; set; }

    public string Verb { get; set; } = "submit";

    public int Applies => Calls.Count(call => call.StartsWith("apply", StringComparison.Ordinal));

    public static Receipt ReceiptOf(Put command) => new()
    {
        Document = new EntityRef("erp", EntityKind.SalesOrder, command.Key.ShortForm()),
        DisplayName = command.Key.Source.Id,
        Stage = DocumentStage.Confirmed,
    };

    public void FailNext(params ImmutableArray<Fault> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    public void Guarantee(EffectGuarantee guarantee, Duration settleAfter = default) =>
        Traits = Traits with { Guarantee = guarantee, SettleAfter = settleAfter };

    public async Task<Finding> FindAsync(Put command, CancellationToken cancellationToken)
    {
        Calls.Enqueue("find");
        await OnCall("find", command, cancellationToken);
        return Finds ?? (Documents.Any(document => document.Key == command.Key)
            ? new Finding.Complete(ReceiptOf(command))
            : new Finding.Nothing());
    }

    public Task<Finding> FindAsync(EffectKey key, CancellationToken cancellationToken) => FindAsync(new Put(key, string.Empty), cancellationToken);

    public async Task<EffectResult> ApplyAsync(Put command, EffectContext context, CancellationToken cancellationToken)
    {
        Calls.Enqueue(string.Create(CultureInfo.InvariantCulture, $"apply {context.Found?.GetType().Name ?? "-"}"));
        await OnCall("apply", command, cancellationToken);
        _faults.TryDequeue(out var fault);
        switch (fault)
        {
            case Fault.Down:
                throw new ConnectorException(ConnectorErrorKind.Unavailable, "erp", "It is down.");
            case Fault.Conflict:
                throw new ConnectorException(ConnectorErrorKind.Conflict, "erp", "Somebody was faster.");
            case Fault.RequestLost:
                throw new ConnectorException(ConnectorErrorKind.Ambiguous, "erp", "No answer.");
        }

        if (Answers is { } answer)
        {
            return answer;
        }

        if (context.Found is not Finding.Complete)
        {
            Documents.Enqueue((command.Key, command.Content));
        }

        return fault == Fault.AnswerLost
            ? throw new ConnectorException(ConnectorErrorKind.Ambiguous, "erp", "No answer.")
            : new EffectResult.Reached(ReceiptOf(command));
    }
}
