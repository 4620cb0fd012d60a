namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>Ports that flows need of one kind of record.</summary>
[Flags]
internal enum Ports
{
    /// <summary>None: they are tried where they are offered.</summary>
    None = 0,

    /// <summary>One record is read.</summary>
    Reader = 1,

    /// <summary>Changes are told.</summary>
    Feed = 2,

    /// <summary>All are listed.</summary>
    Census = 4,
}
