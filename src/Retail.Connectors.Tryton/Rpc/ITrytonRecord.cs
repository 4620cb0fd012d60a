namespace Retail.Connectors.Tryton.Rpc;

/// <summary>A record that was read.</summary>
public interface ITrytonRecord
{
    /// <summary>The record's id (<c>id</c>).</summary>
    long Id { get; }
}
