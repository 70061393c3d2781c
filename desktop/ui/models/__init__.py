"""Models: what lists, trees and the form show; frozen values in, Qt roles out."""
