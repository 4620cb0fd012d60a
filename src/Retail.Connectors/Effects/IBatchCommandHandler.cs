namespace Retail.Connectors.Effects;

/// <summary>Carries out many converging commands in few calls. One that fails spoils no other.</summary>
/// <typeparam name="TCommand">The command; its guarantee is <see cref="EffectGuarantee.Converging"/>.</typeparam>
public interface IBatchCommandHandler<TCommand> : ICommandHandler<TCommand>
    where TCommand : ICommand
{
    /// <summary>How many commands one call takes at most; more are split by the handler.</summary>
    int BatchSize { get; }

    /// <summary>Writes the newest state of all.</summary>
    /// <returns>One result for each command, by its key, whatever order the target answered in.</returns>
    /// <exception cref="ConnectorException">A call failed as a whole; some of the commands may have been carried out.</exception>
    Task<IReadOnlyDictionary<EffectKey, EffectResult>> ApplyBatchAsync(
        IReadOnlyList<TCommand> commands, EffectContext context, CancellationToken cancellationToken);
}
