//! The pools of a tree: a list goes in; a [`Slice`] that names it comes out, and back.

use std::marker::PhantomData;
use std::num::NonZeroU32;

use super::{Arg, Ast, Binding, Condition, Group, Load, Modifier, Name, Term};

/// A run of things in one of the tree's pools.
#[derive(Debug)]
pub struct Slice<T> {
    start: u32,
    len: u32,
    kind: PhantomData<T>,
}

impl<T> Clone for Slice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slice<T> {}

impl<T> Default for Slice<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> Slice<T> {
    /// None of them.
    pub const EMPTY: Self = Self {
        start: 0,
        len: 0,
        kind: PhantomData,
    };

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// One thing in one of the tree's pools.
#[derive(Debug)]
pub struct Id<T> {
    at: NonZeroU32,
    kind: PhantomData<T>,
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

/// What lies in a pool of the tree.
pub trait Pooled: Copy {
    #[doc(hidden)]
    fn pool(ast: &Ast) -> &Vec<Self>;
    #[doc(hidden)]
    fn pool_mut(ast: &mut Ast) -> &mut Vec<Self>;
}

macro_rules! pooled {
    ($($kind:ty => $pool:ident),* $(,)?) => {$(
        impl Pooled for $kind {
            fn pool(ast: &Ast) -> &Vec<Self> { &ast.$pool }
            fn pool_mut(ast: &mut Ast) -> &mut Vec<Self> { &mut ast.$pool }
        }
    )*};
}

pooled!(
    Name => names,
    Group => groups,
    Load => loads,
    Modifier => modifiers,
    Arg => args,
    Binding => bindings,
    Term => terms,
    Condition => conditions,
);

impl Ast {
    /// The things that `slice` names.
    #[must_use]
    pub fn all<T: Pooled>(&self, slice: Slice<T>) -> &[T] {
        let start = slice.start as usize;
        T::pool(self).get(start..start + slice.len()).unwrap_or(&[])
    }

    /// The thing that `id` names.
    #[must_use]
    pub fn one<T: Pooled>(&self, id: Id<T>) -> Option<&T> {
        T::pool(self).get(id.at.get() as usize - 1)
    }

    /// Puts `things` into their pool.
    pub(in crate::syntax) fn keep<T: Pooled>(&mut self, things: &[T]) -> Slice<T> {
        let pool = T::pool_mut(self);
        let start = pool.len();
        pool.extend_from_slice(things);
        Slice {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            len: u32::try_from(things.len()).unwrap_or(0),
            kind: PhantomData,
        }
    }

    /// Puts one thing into its pool.
    pub(in crate::syntax) fn keep_one<T: Pooled>(&mut self, thing: T) -> Option<Id<T>> {
        let pool = T::pool_mut(self);
        pool.push(thing);
        let at = NonZeroU32::new(u32::try_from(pool.len()).unwrap_or(0))?;
        Some(Id {
            at,
            kind: PhantomData,
        })
    }
}
